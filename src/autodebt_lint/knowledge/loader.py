"""Knowledge from the compiled copy when it is current, else from the ruleset files."""

import contextlib
import mmap
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import autodebt_lint
from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.location import is_installed, rulesets_root
from autodebt_lint.knowledge.shelves import Part, encoded
from autodebt_lint.knowledge.triggers import Triggers, triggers_of

if TYPE_CHECKING:
    from autodebt_lint.knowledge.facade import Knowledge

#: Raised when the layout of the compiled copy changes.
LAYOUT = 4
FILE = "knowledge.msgpack"
CHECKSUM_BYTES = 4
MOST_MADE = 8
_made: dict[bytes, bytes] = {}
"""The last compiled copies that this process made, by key: a server or a test may never have a folder for them."""


class CompiledCopy(msgspec.Struct, array_like=True):
    """All knowledge in one file; the parts stay encoded until somebody asks for them."""

    key: bytes
    parts: dict[str, Part]


class KnowledgeCopy:
    """The compiled copy: its identity and the pre-filter are at hand, answers cost more."""

    def __init__(self, copy: CompiledCopy) -> None:
        """Wrap a copy that was read or just made."""
        self.key = copy.key
        self._parts = copy.parts
        self._opened: Knowledge | None = None

    def triggers(self) -> Triggers:
        """Return the pre-filter: what a file must hold for anything here to matter."""
        return msgspec.msgpack.decode(self._parts["triggers"].data, type=Triggers)

    def open(self) -> "Knowledge":
        """Return the knowledge that answers questions."""
        if self._opened is None:
            from autodebt_lint.knowledge.facade import Knowledge

            self._opened = Knowledge(self._parts, self.key)
        return self._opened


def load_copy(
    user_files: Sequence[Path] = (),
    user_systems: Mapping[str, Any] | None = None,
    cache_dir: Path | None = None,
) -> KnowledgeCopy:
    """Return everything that the rulesets say, still encoded.

    Args:
        user_files: the users' own ruleset files, or folders of them; they extend and override.
        user_systems: systems from the configuration: id to the keys of a ``[[system]]`` table.
        cache_dir: where the compiled copy lies; None, or a folder that cannot be written, costs
            time and nothing else.

    Raises:
        RulesetError: a ruleset file is missing or wrong.
    """
    files = [*ruleset_files(user_files)]
    key = _key(files, user_systems or {})
    if cache_dir is not None and (copy := _read_copy(cache_dir / FILE, key)):
        return KnowledgeCopy(copy)
    data = _made.get(key)
    if data is None:
        data = msgspec.msgpack.encode(CompiledCopy(key, _compiled(files, user_systems or {})))
        if len(_made) == MOST_MADE:
            del _made[next(iter(_made))]
        _made[key] = data
    if cache_dir is not None:
        with contextlib.suppress(OSError):
            _write_copy(cache_dir, data)
    return KnowledgeCopy(msgspec.msgpack.decode(data, type=CompiledCopy))


def load_knowledge(
    user_files: Sequence[Path] = (),
    user_systems: Mapping[str, Any] | None = None,
    cache_dir: Path | None = None,
) -> "Knowledge":
    """Return everything that the rulesets say, ready to answer; see `load_copy`."""
    return load_copy(user_files, user_systems, cache_dir).open()


def ruleset_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that `paths` mean: themselves, or the ``*.toml`` of a folder.

    Raises:
        RulesetError: there is no such file, or a folder without any.
    """
    for path in paths:
        try:
            if path.is_dir():
                with os.scandir(path) as entries:
                    names = sorted(entry.name for entry in entries if entry.name.endswith(".toml"))
                if not names:
                    raise RulesetError(f"{path}: there is no ruleset file (*.toml) in this folder")
                yield from (path / name for name in names)
            elif path.exists():
                yield path
            else:
                raise RulesetError(
                    f"{path}: there is no such ruleset file",
                    "check `rulesets` in the configuration",
                )
        except OSError as error:
            raise RulesetError(f"{path} cannot be read: {error.strerror}") from error


def _key(files: Sequence[Path], user_systems: Mapping[str, Any]) -> bytes:
    """Everything on which the compiled copy depends: names, times and sizes, compared as a whole."""
    seen: list[object] = [LAYOUT, getattr(autodebt_lint, "__version__", "")]
    root = rulesets_root()
    bundled = sorted(_folders(root))
    if is_installed(root):
        # Nobody edits an installed file in place; installing again makes the folders anew.
        seen += ((folder, os.stat(folder).st_mtime_ns) for folder in bundled)
        bundled = []
    for folder in (str(Path(__file__).parent), *bundled):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".toml", ".py")):
                    state = entry.stat()
                    seen += (entry.path, state.st_mtime_ns, state.st_size)
    for path in files:
        try:
            state = path.stat()
        except OSError as error:
            raise RulesetError(f"{path} cannot be read: {error.strerror}") from error
        seen += (str(path), state.st_mtime_ns, state.st_size)
    return msgspec.msgpack.encode([seen, user_systems], order="sorted", enc_hook=str)


def _folders(root: Path) -> Iterator[str]:
    try:
        with os.scandir(root) as entries:
            yield from (entry.path for entry in entries if entry.is_dir())
    except OSError as error:
        raise RulesetError(
            f"{root}: the bundled rulesets are missing", "install autodebt-lint again"
        ) from error


def _compiled(files: Sequence[Path], user_systems: Mapping[str, Any]) -> dict[str, Part]:
    from autodebt_lint.knowledge.reading import Origin, convert, read
    from autodebt_lint.knowledge.sections import SECTIONS

    parts: dict[str, Any] = {}
    for section in SECTIONS:
        paths = [*section.bundled(), *(files if section.open_to_users else ())]
        documents = [read(path, section.document, section.check) for path in paths]
        if section.open_to_users and user_systems:
            tables = [
                {"id": key} | {name.replace("-", "_"): value for name, value in table.items()}
                for key, table in user_systems.items()
            ]
            origin = Origin("configuration, systems")
            table = convert({"system": tables}, section.document, origin, section.check)
            documents.append((origin, table))
        parts.update(section.compile(documents))
    parts["triggers"] = triggers_of(parts)
    return {name: encoded(name, value) for name, value in parts.items()}


def _read_copy(path: Path, key: bytes) -> CompiledCopy | None:
    """Return the compiled copy, or None when it is missing, damaged, foreign or stale.

    The file is mapped, not read: most of it is entries that nobody asks for. It is only ever
    replaced as a whole, so what is mapped does not change.
    """
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if zlib.crc32(data[CHECKSUM_BYTES:]) != int.from_bytes(data[:CHECKSUM_BYTES], "big"):
            return None
        copy = msgspec.msgpack.decode(data[CHECKSUM_BYTES:], type=CompiledCopy)
    except (OSError, ValueError, msgspec.MsgspecError):
        # A ValueError is an empty file, which cannot be mapped.
        return None
    return copy if copy.key == key else None


def _write_copy(folder: Path, data: bytes) -> None:
    """Write the copy so that a reader sees all of it or none."""
    folder.mkdir(parents=True, exist_ok=True)
    _mark_as_cache(folder)
    unfinished = folder / f".{FILE}.{os.getpid()}"
    checksum = zlib.crc32(data).to_bytes(CHECKSUM_BYTES, "big")
    try:
        with unfinished.open("xb") as file:
            file.write(checksum + data)
        unfinished.replace(folder / FILE)
    finally:
        unfinished.unlink(missing_ok=True)


def _mark_as_cache(folder: Path) -> None:
    """Keep backups and git away (https://bford.info/cachedir/)."""
    for name, text in (
        ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
        (".gitignore", "*\n"),
    ):
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")
