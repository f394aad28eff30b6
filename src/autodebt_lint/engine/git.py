"""Git, asked about a scanned repository: the one module that runs it.

A repository's own configuration can make git run programs (file-system monitors, hooks, external
differs, transports that fetch what is missing). All of that is switched off for every call, and
only commands are used that never filter what they show.
"""

import datetime
import hashlib
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from autodebt_lint.engine.reading import is_repository
from autodebt_lint.errors import UsageError

PATIENCE = 120
"""Seconds for one command."""
_OFF = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=" + os.devnull,
    "-c", "core.sshCommand=false",
    "-c", "protocol.allow=never",
    "-c", "log.showSignature=false",
    "-c", "gpg.program=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_PLAIN_FILES = (b"100644", b"100755")
_SHALLOW_HINT = "in a shallow clone, fetch it first: git fetch --unshallow"
_PIECE = 1 << 20
_AT_ONCE = 500
"""Paths that one command is given."""
_NO_DAY = datetime.date(1970, 1, 1)


class Commit(NamedTuple):
    """One commit of the line that a history follows."""

    id: str
    """Hexadecimal."""
    at: int
    """When it was committed, in seconds since 1970."""
    day: datetime.date
    """The same as a day, in the committer's own time zone."""
    author_day: datetime.date
    """When it was written, in the author's."""


class Change(NamedTuple):
    """A file of a commit that another commit has otherwise."""

    path: str
    """Posix path from the root."""
    blob: bytes
    """Name of its content; b"" where it is gone, or is no plain file."""


def write_tree(root: Path, revision: str, folder: Path, wanted: Callable[[str], bool]) -> None:
    """Write the files of a revision below a folder, as they are stored, without links.

    Args:
        root: of the project, which may lie below that of the repository.
        revision: anything git understands: ``main``, ``HEAD~3``, a commit.
        folder: an empty one.
        wanted: tells by the posix path from the root.

    Raises:
        UsageError: git or the revision is missing.
    """
    found = [(path, blob) for path, blob in blobs_at(root, _commit(root, revision)) if wanted(path)]
    contents = contents_of(root, [blob for _, blob in found])
    for (path, _), data in zip(found, contents, strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def blobs_at(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield path, from the root, and name of the content of each plain file of a commit."""
    for entry in _run(root, "ls-tree", "-r", "-z", commit).split(b"\0"):
        about, _, name = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        path = os.fsdecode(name)
        if mode in _PLAIN_FILES and _is_inside(path):
            yield path, rest.rpartition(b" ")[2]


def contents_of(root: Path, blobs: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the contents of some blobs, in order, as they are stored."""
    if blobs:
        asked = b"".join(blob + b"\n" for blob in blobs)
        yield from _contents(_run(root, "cat-file", "--batch", given=asked))


class Contents:
    """Contents asked for one after the other, of one process of git; use as a context manager."""

    def __init__(self, root: Path) -> None:
        """Ask the repository that holds a folder; git is started when it is first asked."""
        self._root = root
        self._git: subprocess.Popen[bytes] | None = None

    def __call__(self, blob: bytes, most: int) -> bytes | None:
        """The content with a name, as it is stored; None for one of more than `most` bytes.

        Raises:
            UsageError: git is missing, or has no such content.
        """
        if self._git is None:
            self._git = subprocess.Popen(  # noqa: S603  # a fixed command
                _command(self._root, "cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
            )
        asked, answered = self._git.stdin, self._git.stdout
        assert asked is not None
        assert answered is not None
        try:
            asked.write(blob + b"\n")
            asked.flush()
        except OSError as error:
            raise UsageError(f"git ended while it was asked: {error.strerror}") from error
        head = answered.readline().split(b" ")
        if len(head) < 3:
            raise UsageError("git lacks a file of the revision", _SHALLOW_HINT)
        left = int(head[2]) + 1  # a line end follows
        if left <= most + 1:
            return answered.read(left)[:-1]
        while left:
            left -= len(answered.read(min(left, _PIECE))) or left
        return None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        if self._git is not None:
            self._git.kill()
            self._git.communicate()
            self._git = None


def merge_base(root: Path, revision: str) -> str:
    """The commit from which a revision and this code went their own ways.

    Raises:
        UsageError: git or the revision is missing, or nothing that is here joins the two.
    """
    commit = _commit(root, revision)
    try:
        found = _run(root, "merge-base", commit, "HEAD")
    except UsageError as error:
        raise UsageError(
            f"git finds no commit that {revision!r} and this code have in common",
            _what_lacks(root),
        ) from error
    return found.decode("ascii", "replace").strip()


def renames(root: Path, commit: str) -> dict[str, str]:
    """New path of each file below the root that was renamed since a commit, by its old one.

    The index is asked, not the files: to compare those, git may run filters that a repository sets.
    """
    listed = _run(
        root, "diff", "--cached", "--no-ext-diff", "--no-textconv", "--name-status", "-z", "-M",
        "--diff-filter=R", "--relative", commit, "--",
    ).split(b"\0")  # fmt: skip
    names = [os.fsdecode(name) for name in listed if name]
    return {old: new for _, old, new in zip(*[iter(names)] * 3, strict=False)}


def last_changes(root: Path) -> dict[str, str]:
    """Day of the last commit of each file below the root, as ``2026-11-25``; empty without git."""
    try:
        log = _run(root, "log", "--format=%x00%cs", "--name-only", "--no-renames", "--relative")
    except UsageError:
        return {}
    found: dict[str, str] = {}
    for commit in log.split(b"\0"):
        day, *names = commit.decode("utf-8", "replace").split("\n")
        for name in filter(None, names):
            found.setdefault(name, day)
    return found


def change_counts(root: Path, since: datetime.date) -> dict[str, int]:
    """Commits since a day that touched each file below the root; empty without git."""
    try:
        log = _run(
            root, "log", f"--since={since.isoformat()}T00:00:00Z", "--format=%x00", "--name-only",
            "--no-renames", "--relative", "-z",
        )  # fmt: skip
    except UsageError:
        return {}
    return dict(
        Counter(os.fsdecode(name.strip(b"\n")) for name in log.split(b"\0") if name.strip(b"\n"))
    )


def first_parents(root: Path, revision: str = "HEAD") -> list[Commit]:
    """The commits from the first to a revision, along first parents alone; empty in a new repository.

    Raises:
        UsageError: git or the repository is missing.
    """
    _run(root, "rev-parse", "--git-dir")
    try:
        commit = _commit(root, revision)
    except UsageError:
        if revision == "HEAD":
            return []  # nothing was committed yet
        raise
    listed = _run(
        root, "log", "--first-parent", "--no-patch", "--no-decorate", "--no-notes",
        "--format=%H %ct %cs %as", commit, "--",
    )  # fmt: skip
    found = []
    for line in listed.decode("ascii", "replace").splitlines():
        name, at, day, author_day = (*line.split(" "), "", "", "")[:4]
        found.append(Commit(name, int(at or 0), _day(day), _day(author_day)))
    return found[::-1]


def is_shallow(root: Path) -> bool:
    """Whether the repository lacks what came before some of its commits."""
    return _run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def commit_of(root: Path, revision: str) -> str:
    """The commit that a revision means.

    Raises:
        UsageError: git or the revision is missing.
    """
    return _commit(root, revision)


def tags(root: Path) -> dict[str, tuple[str, ...]]:
    """Names of the tags of each commit that has any."""
    listed = _run(
        root,
        "for-each-ref",
        "--format=%(objectname) %(*objectname) %(refname:strip=2)",
        "refs/tags",
    )
    found: dict[str, tuple[str, ...]] = {}
    for line in listed.decode("utf-8", "replace").splitlines():
        own, peeled, name = (*line.split(" ", 2), "", "")[:3]
        commit = peeled or own
        found[commit] = (*found.get(commit, ()), name)
    return found


def changes(root: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[list[Change]]:
    """Yield what each commit has otherwise than another one, below the root.

    Args:
        root: of the project, which may lie below that of the repository.
        pairs: the commit, and the one that it is compared with.
    """
    if not pairs:
        return
    asked = "".join(f"{commit} {before}\n" for commit, before in pairs).encode()
    fields = _run(
        root, "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--always",
        "--no-ext-diff", "--no-textconv", "--relative", given=asked,
    ).split(b"\0")  # fmt: skip
    found: list[Change] = []
    at, number = 0, -1
    while at < len(fields) and fields[at]:
        if not fields[at].startswith(b":"):
            if number >= 0:
                yield found
            found, at, number = [], at + 1, number + 1
            continue
        _, mode, _, blob, _ = fields[at].split(b" ", 4)
        path = os.fsdecode(fields[at + 1])
        if _is_inside(path):
            found.append(Change(path, blob if mode in _PLAIN_FILES else b""))
        at += 2
    if number >= 0:
        yield found


def _day(text: str) -> datetime.date:
    """A day as git writes it; the first that git can count where it writes none that there is."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return _NO_DAY


def _is_inside(path: str) -> bool:
    return not os.path.isabs(path) and ".." not in path.split("/")


def tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """The files among some paths, and in the folders among them, that git tracks in spite of all .gitignore files.

    Args:
        root: of the project, which may lie below that of the repository.
        paths: posix paths from the root. Without git none of them is tracked.
    """
    found: dict[str, None] = {}
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        try:
            listed = _run(root, "--literal-pathspecs", "ls-files", "-z", "--cached", "--", *some)
        except UsageError:
            return []
        found.update(dict.fromkeys(os.fsdecode(name) for name in listed.split(b"\0") if name))
    return list(found)


def unheld(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Those of some files that the last commit does not hold as they are now.

    The contents themselves are compared: to tell what changed, git would run filters that a
    repository sets. Outside of a repository, or without git, nothing can be told of any file.

    Args:
        root: of the project, which may lie below that of the repository.
        files: their contents, by posix path from the root.
    """
    if not is_repository(root):
        return []
    try:
        held = dict(blobs_at(root, "HEAD"))
    except UsageError as error:
        return [] if "git is not" in str(error) else list(files)
    return [path for path, data in files.items() if held.get(path) not in _blob_names(data)]


def _blob_names(data: bytes) -> set[bytes]:
    """What git calls a content, as it is and with the line ends that it stores."""
    return {
        digest(b"blob %d\0%s" % (len(content), content)).hexdigest().encode()
        for content in {data, data.replace(b"\r\n", b"\n")}
        for digest in (_sha1, hashlib.sha256)
    }


def _sha1(data: bytes) -> "hashlib._Hash":
    return hashlib.sha1(data, usedforsecurity=False)


def _commit(root: Path, revision: str) -> str:
    try:
        found = _run(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
        )
    except UsageError as error:
        if "git is not" in str(error):
            raise
        hint = _what_lacks(root)
        raise UsageError(f"git knows no revision {revision!r} in {root}", hint) from None
    return found.decode("ascii", "replace").strip()


def _what_lacks(root: Path) -> str:
    """What to do about a commit that is not there.

    Raises:
        UsageError: there is no repository at all.
    """
    return _SHALLOW_HINT if is_shallow(root) else ""


def _contents(answer: bytes) -> Iterator[bytes]:
    """The contents in an answer of ``cat-file --batch``."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        if len(head) < 3:
            raise UsageError("git lacks a file of the revision", _SHALLOW_HINT)
        size = int(head[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 2 + size


def _command(root: Path, *arguments: str) -> Sequence[str]:
    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(root.resolve()):
        raise UsageError("git is not installed", "it is needed to look at another revision")
    return (program, *_OFF, "-C", str(root), *arguments)


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = _command(root, *arguments)
    try:
        done = subprocess.run(  # noqa: S603  # fixed commands; what users give follows --end-of-options
            command,
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, **_ENVIRONMENT},
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"git gave no answer within {PATIENCE} seconds") from None
    except OSError as error:
        raise UsageError(f"git cannot be started: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"git: {said[-1] if said else f'exit code {done.returncode}'}")
    return done.stdout
