"""Which files a run looks at, and what the file system says of each."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from autodebt_lint.engine.reading import EXPORT, is_repository, read_bytes
from autodebt_lint.languages.data_files.forms import data_form
from autodebt_lint.languages.manifest.forms import REQUIREMENTS, form_of, is_manifest
from autodebt_lint.languages.schedules.forms import schedule_form
from autodebt_lint.patterns import pattern

if TYPE_CHECKING:
    import pathspec

    Spec = pathspec.PathSpec[pathspec.Pattern]

SUFFIXES = (".py", ".pyw", ".ipynb")
GITIGNORE = ".gitignore"
INSTALLED = ".dist-info"
"""Ends the name of the folder that tells of an installed distribution."""
#: JSON is mostly data: where a workflow of n8n is kept, the folder or the file says so.
_EXPORTS = pattern(r"(?i)n8n|workflow|automation|(?:^|[/_-])flows?(?:[/_.-]|$)")


class SourceFile(Struct, frozen=True, array_like=True):
    """One file as found: enough to tell whether it changed without opening it."""

    path: str
    """Posix path from the root; absolute for a file outside of it."""
    size: int
    modified: int
    """Nanoseconds."""
    inode: int
    fault: str = ""
    """Why it cannot be read; then the other fields are 0."""
    location: bytes = b""
    """Absolute name as the file system has it, where `path` cannot say it."""


def discover(root: Path, paths: Sequence[Path], exclude: Sequence[str]) -> list[SourceFile]:
    """Find the Python files and the manifests in `paths`.

    Files that are named are taken as they are; folders are searched for Python files and manifests,
    leaving out what `exclude` names. In a repository of git the project's .gitignore files count
    as git reads them: a file that is tracked all the same is searched, and elsewhere they say
    nothing, as whoever unpacks an archive has no other files. Links to folders are not followed.
    What a requirements file takes in (``-r``) belongs to it, whatever its name.

    Args:
        root: the project's root, from which paths are written and patterns are read.
        paths: files and folders.
        exclude: patterns as in .gitignore; a later ``!pattern`` takes a file back.

    Returns:
        Each file once, in order of path.
    """
    found: dict[str, SourceFile] = {}
    ignored = _Ignored(root, exclude)
    for path in paths:
        absolute = Path(os.path.abspath(path))
        if absolute.is_dir():
            for file in _walk(str(absolute), _relative(root, str(absolute)), ignored):
                found[file.path] = file
        else:
            name = _relative(root, str(absolute))
            found[name] = _look(str(absolute), name)
    _take_tracked(root, ignored, found)
    _take_included(root, found)
    return [found[name] for name in sorted(found)]


def beside(root: Path, files: Iterable[SourceFile]) -> list[SourceFile]:
    """Find the manifests and lock files in the folders of those manifests that `files` holds."""
    folders = {os.path.dirname(file.path) for file in files if form_of(file.path)}
    found: dict[str, SourceFile] = {}
    for folder in sorted(folders):
        absolute = folder if os.path.isabs(folder) else os.path.join(root, folder)
        try:
            with os.scandir(absolute) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError:
            continue
        for name in names:
            if is_manifest(folder, name):
                path = f"{folder}/{name}" if folder else name
                found[path] = _look(os.path.join(absolute, name), path)
    return list(found.values())


def _take_tracked(root: Path, ignored: "_Ignored", found: dict[str, SourceFile]) -> None:
    """Add the files that .gitignore files name and git tracks all the same."""
    if not ignored.skipped:
        return
    from autodebt_lint.engine.git import tracked

    for name in tracked(root, ignored.skipped):
        folder, _, last = name.rpartition("/")
        if is_of_interest(folder, last) and not ignored.excludes(name):
            file = _look(os.path.join(root, name), name)
            if not file.fault:  # one that was deleted is tracked until somebody commits that
                found[file.path] = file


def _take_included(root: Path, found: dict[str, SourceFile]) -> None:
    """Add the files below the root that requirements files take in, and what those take in."""
    waiting = [path for path in found if form_of(path) == REQUIREMENTS]
    while waiting:
        path = waiting.pop()
        if os.path.isabs(path) or found[path].fault:
            continue
        data = read_bytes(os.path.join(root, path))
        if not isinstance(data, bytes) or b"-" not in data:
            continue
        from autodebt_lint.languages.manifest.requirements import included_paths

        for name in included_paths(path, data):
            if name not in found and form_of(name) == REQUIREMENTS:
                file = _look(os.path.join(root, name), name)
                if not file.fault:
                    found[name] = file
                    waiting.append(name)


def _relative(root: Path, absolute: str) -> str:
    base = str(root)
    if absolute == base:
        return ""
    prefix = base if base.endswith(os.sep) else base + os.sep
    name = absolute.removeprefix(prefix)
    return name.replace(os.sep, "/")


def _walk(folder: str, name: str, ignored: "_Ignored") -> Iterator[SourceFile]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError as error:
        yield SourceFile(name or ".", 0, 0, 0, f"the folder cannot be read: {error.strerror}")
        return
    spec = ignored.enter(name, [entry.name for entry in listed])
    prefix = f"{name}/" if name and not name.endswith("/") else name
    installed = _installed(folder, [entry.name for entry in listed])
    for entry in listed:
        if entry.name in installed:
            continue
        path = prefix + entry.name
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            is_folder = False
        if is_folder:
            if not ignored.matches(path + "/", entry.name, spec):
                yield from _walk(entry.path, path, ignored)
        elif is_of_interest(name, entry.name) and not ignored.matches(path, entry.name, spec):
            yield _look(entry.path, path)


def _installed(folder: str, names: Sequence[str]) -> set[str]:
    """Modules and packages that an installer put into a folder: a function packed with its libraries.

    The record of an installed distribution lists its files (specification of installed projects,
    https://packaging.python.org/specifications/recording-installed-packages/). One alone is a wheel
    that was unpacked, to be looked at itself.
    """
    told = [name for name in names if name.endswith(INSTALLED)]
    found: set[str] = set()
    for name in told if len(told) > 1 else ():
        data = read_bytes(os.path.join(folder, name, "RECORD"))
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        tops = {line.partition(",")[0].partition("/")[0] for line in text.splitlines()}
        found |= tops - {"", ".", ".."}
    return found


def is_of_interest(folder: str, name: str) -> bool:
    """Tell by its name whether a file may hold what is looked for.

    Args:
        folder: posix path from the root.
        name: name of the file in it.
    """
    path = f"{folder}/{name}" if folder else name
    return (
        name.endswith(SUFFIXES)
        or is_manifest(folder, name)
        or bool(schedule_form(path) or data_form(path))
        or (name.endswith(EXPORT) and bool(_EXPORTS.search(f"{folder.rpartition('/')[2]}/{name}")))
    )


def _look(absolute: str, name: str) -> SourceFile:
    found = _state(absolute, name)
    if name.isascii() or _is_text(name):
        return found
    # A name that is no text cannot be written down or sent on: it is shown escaped.
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return msgspec.structs.replace(found, path=shown, location=os.fsencode(absolute))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _state(absolute: str, name: str) -> SourceFile:
    try:
        state = os.stat(absolute)
    except OSError as error:
        reason = (
            "a link that leads nowhere"
            if os.path.islink(absolute)
            else error.strerror or "unreadable"
        )
        return SourceFile(name, 0, 0, 0, f"the file cannot be read: {reason}")
    if not stat.S_ISREG(state.st_mode):
        return SourceFile(name, 0, 0, 0, "not a regular file: it was not opened")
    return SourceFile(name, state.st_size, state.st_mtime_ns, state.st_ino)


def excluded(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Tell by the posix path of a file whether patterns of the settings leave it out."""
    import pathspec

    spec = pathspec.PathSpec.from_lines("gitignore", patterns)
    return lambda path: bool(spec.check_file(path).include)


class _Ignored:
    """Exclusions of the settings and of .gitignore files; `pathspec` is loaded when it is needed."""

    def __init__(self, root: Path, exclude: Sequence[str]) -> None:
        self._root = str(root)
        self._fits: list[Callable[[str], bool]] = []
        # Folders' plain names, the usual case, need no library; one other pattern needs it for all,
        # because the last pattern that matches decides.
        self._plain = all(self._take(pattern) for pattern in exclude)
        self._exclude = exclude
        self._spec: Spec | None = None
        self._by_folder: dict[str, list[tuple[str, Spec]]] = {}
        self._in_force = is_repository(root)
        self.skipped: list[str] = []
        """Files and folders that nothing but a .gitignore file left out."""

    def _take(self, pattern: str) -> bool:
        """Take a pattern that is a folder's plain name, perhaps with one star."""
        body = pattern.rstrip("/")
        if not pattern.endswith("/") or any(c in body for c in "/?[!\\"):
            return False
        start, star, end = body.partition("*")
        if "*" in end:
            return False
        if star:
            self._fits.append(lambda name: name.startswith(start) and name.endswith(end))
        else:
            self._fits.append(lambda name: name == body)
        return True

    def enter(self, name: str, listed: Iterable[str]) -> list[tuple[str, "Spec"]]:
        """Patterns in force inside a folder of the project, the nearest first."""
        known = self._by_folder.get(name)
        if known is None:
            above = self._above(name) if name else []
            folder = os.path.join(self._root, name)
            read = self._in_force and GITIGNORE in listed
            spec = _gitignore(os.path.join(folder, GITIGNORE)) if read else None
            known = [(f"{name}/" if name else "", spec), *above] if spec is not None else above
            self._by_folder[name] = known
        return known

    def _above(self, name: str) -> list[tuple[str, "Spec"]]:
        """Patterns of the folder above one, which may lie above everything that is searched."""
        if os.path.isabs(name):
            return []
        parent = name.rpartition("/")[0]
        if parent in self._by_folder:
            return self._by_folder[parent]
        return self.enter(parent, [GITIGNORE])

    def matches(self, path: str, entry: str, specs: list[tuple[str, "Spec"]]) -> bool:
        """Whether a file, or a folder with a trailing slash, is left out."""
        if self._plain:
            if path.endswith("/") and any(fits(entry) for fits in self._fits):
                return True
        elif self._excluded(path):
            return True
        for base, spec in specs:
            verdict = spec.check_file(path[len(base) :]).include
            if verdict is not None:
                if verdict:
                    self.skipped.append(path)
                return verdict
        return False

    def excludes(self, path: str) -> bool:
        """Whether the settings leave a file out, by its own name or by that of a folder above it."""
        if self._plain:
            above = path.split("/")[:-1]
            return any(fits(name) for name in above for fits in self._fits)
        return self._excluded(path)

    def _excluded(self, path: str) -> bool:
        if self._spec is None:
            import pathspec

            self._spec = pathspec.PathSpec.from_lines("gitignore", self._exclude)
        return bool(self._spec.check_file(path).include)


def _gitignore(path: str) -> "Spec | None":
    data = read_bytes(path)
    lines = data.decode("utf-8", "replace").splitlines() if isinstance(data, bytes) else []
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return None
    import pathspec

    try:
        return pathspec.PathSpec.from_lines("gitignore", lines)
    except ValueError:
        return None
