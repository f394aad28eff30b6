"""From files to facts: what one process does with a list of files."""

import hashlib
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from autodebt_lint.engine.pack import Bytes
from autodebt_lint.knowledge import Triggers
from autodebt_lint.languages.data_files.forms import data_form
from autodebt_lint.languages.manifest.forms import form_of
from autodebt_lint.languages.schedules.forms import schedule_form
from autodebt_lint.model.facts import Loss, ModuleFacts
from autodebt_lint.patterns import pattern

MAX_BYTES = 10_000_000
"""A larger file is data that happens to be Python; nobody wrote it by hand."""
TOO_LARGE = f"larger than {MAX_BYTES // 1_000_000} MB: it was not analysed"
"""Why such a file was not read."""

_IMPORT = pattern(
    rb"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]*\(?([\w, \t]*)|import[ \t]+([\w. \t]+(?:,[\w. \t]+)*))",
    re.MULTILINE,
)
NOTEBOOK = ".ipynb"
EXPORT = ".json"
SCRIPT = "__main__"
"""Stands among the imports of a file that asks whether it is run as a script."""
_MAIN = SCRIPT.encode()
_DO_NOT_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ModuleFacts).decode


class FileFacts(Struct, array_like=True):
    """What reading one file gave, ready to travel and to be kept."""

    path: str
    digest: bytes
    """Of the content; empty when the file could not be read."""
    lines: int
    facts: Bytes
    """Encoded `ModuleFacts`; empty for a file without automation code."""
    imports: tuple[str, ...] = ()
    """Modules named in the imports of a file that was not parsed."""

    def decoded(self) -> ModuleFacts | None:
        """The facts with their path, or None for a file without automation code."""
        if not self.facts:
            return None
        # What stays encoded shares this view; of bytes, each part would get one of its own.
        return msgspec.structs.replace(_decode(memoryview(self.facts)), path=self.path)


def digest_of(data: bytes) -> bytes:
    """Identity of a content."""
    return hashlib.blake2b(data, digest_size=16).digest()


def is_repository(root: Path) -> bool:
    """Whether a folder is in the work tree of a repository, as far as its names say; git is not run."""
    return any(os.path.lexists(folder / ".git") for folder in (root, *root.parents))


def read_bytes(absolute: str) -> bytes | str:
    """The content of a file, or why it cannot be had."""
    try:
        # A pipe would keep the reader waiting for ever, so it must neither block nor be read.
        descriptor = os.open(absolute, os.O_RDONLY | _DO_NOT_WAIT)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return "not a regular file: it was not opened"
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    if len(data) > MAX_BYTES:
        return TOO_LARGE
    return data


def unreadable(path: str, reason: str) -> FileFacts:
    """Facts of a file of which nothing could be read."""
    facts = ModuleFacts("", "python", 0, (Loss(1, reason, lost=True),), dialect="none")
    return FileFacts(path, b"", 0, _encode(facts))


def facts_from(path: str, data: bytes, triggers: Triggers | None) -> FileFacts:
    """Read one file; without `triggers` it is parsed whatever it holds."""
    if len(data) > MAX_BYTES:  # a text that came from elsewhere than a file
        return unreadable(path, TOO_LARGE)
    form = schedule_form(path)
    if form:
        return _schedule_facts(path, data, form)
    form = form_of(path)
    if form:
        return _manifest_facts(path, data, form)
    if path.endswith(EXPORT):
        return _export_facts(path, data)
    form = data_form(path)
    if form:
        return _data_facts(path, data, form)
    if path.endswith(NOTEBOOK):
        return _notebook_facts(path, data, triggers)
    if triggers is not None and not triggers.found_in(data):
        return FileFacts(
            path,
            digest_of(data),
            data.count(b"\n") + (data[-1:] not in (b"", b"\n")),
            b"",
            _imports(data),
        )
    from autodebt_lint.languages.python import facts_of

    facts = facts_of(data)
    return FileFacts(path, digest_of(data), facts.lines, _encode(facts))


def _manifest_facts(path: str, data: bytes, form: str) -> FileFacts:
    from autodebt_lint.languages.manifest import facts_of

    facts = facts_of(data, form)
    return FileFacts(path, _digest_as(form, data), facts.lines, _encode(facts))


def _schedule_facts(path: str, data: bytes, form: str) -> FileFacts:
    from autodebt_lint.languages.schedules import facts_of

    facts = facts_of(data, form)
    return FileFacts(path, _digest_as(form, data), facts.lines, _encode(facts))


def _digest_as(form: str, data: bytes) -> bytes:
    """What a content says depends on what the file is: the same words are a script elsewhere."""
    return digest_of(form.encode() + b"\0" + data)


def _export_facts(path: str, data: bytes) -> FileFacts:
    from autodebt_lint.languages.embedded.n8n import facts_of

    facts = facts_of(data)
    form = data_form(path) if facts is None else ""
    if form:
        return _data_facts(path, data, form)
    digest = digest_of(EXPORT.encode() + data)
    return FileFacts(path, digest, 0, _encode(facts) if facts is not None else b"")


def _data_facts(path: str, data: bytes, form: str) -> FileFacts:
    from autodebt_lint.languages.data_files import facts_of

    facts = facts_of(data, form)
    kept = _encode(facts) if facts is not None else b""
    return FileFacts(path, _digest_as(form, data), 0, kept)


def _notebook_facts(path: str, data: bytes, triggers: Triggers | None) -> FileFacts:
    from autodebt_lint.languages.embedded.notebook import facts_of

    imports: list[str] = [SCRIPT]  # whoever opens one runs it

    def is_wanted(code: bytes) -> bool:
        imports.extend(_imports(code))
        return triggers is None or triggers.found_in(code)

    facts = facts_of(data, is_wanted)
    digest = digest_of(NOTEBOOK.encode() + data)
    if facts is None:
        return FileFacts(path, digest, 0, b"", tuple(dict.fromkeys(imports)))
    return FileFacts(path, digest, facts.lines, _encode(facts))


def _imports(data: bytes) -> tuple[str, ...]:
    """Dotted names that the import lines of a file mention, and `SCRIPT` where it is one."""
    names: dict[bytes, None] = {}
    if _MAIN in data:
        names[_MAIN] = None
    for module, imported, plain in _IMPORT.findall(data):
        if plain:
            for part in plain.split(b","):
                names[part.strip().partition(b" ")[0]] = None
        else:
            names[module] = None
            prefix = module if module.endswith(b".") else module + b"."
            for name in imported.split(b","):
                first = name.strip().partition(b" ")[0]
                if first:
                    names[prefix + first] = None
    return tuple(name.decode("ascii", "replace") for name in names)


def read_files(jobs: Sequence[tuple[str, str]], triggers: Triggers | None) -> list[FileFacts]:
    """Read files given as (path, absolute path)."""
    found = []
    for path, absolute in jobs:
        data = read_bytes(absolute)
        found.append(
            unreadable(path, data) if isinstance(data, str) else facts_from(path, data, triggers)
        )
    return found
