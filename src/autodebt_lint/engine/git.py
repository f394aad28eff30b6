"""Git, asked about a scanned repository: the one module that runs it.

A repository's own configuration can make git run programs (file-system monitors, hooks, external
differs, transports that fetch what is missing). All of that is switched off for every call, and
only commands are used that never filter what they show.
"""

import datetime
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

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
        inside = not os.path.isabs(path) and ".." not in path.split("/")
        if mode in _PLAIN_FILES and inside:
            yield path, rest.rpartition(b" ")[2]


def contents_of(root: Path, blobs: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the contents of some blobs, in order, as they are stored."""
    if blobs:
        asked = b"".join(blob + b"\n" for blob in blobs)
        yield from _contents(_run(root, "cat-file", "--batch", given=asked))


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
            f"git finds no commit that {revision!r} and this code have in common", _SHALLOW_HINT
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


def _commit(root: Path, revision: str) -> str:
    try:
        found = _run(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
        )
    except UsageError as error:
        if "git is not" in str(error):
            raise
        raise UsageError(f"git knows no revision {revision!r} in {root}", _SHALLOW_HINT) from None
    return found.decode("ascii", "replace").strip()


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


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(root.resolve()):
        raise UsageError("git is not installed", "it is needed to look at another revision")
    command: Sequence[str] = (program, *_OFF, "-C", str(root), *arguments)
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
