"""What a file must hold for any rule or fact to need it: the pre-filter before parsing."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from autodebt_lint.patterns import pattern

#: Lower-case words of which one stands in every file with an address, a handler or a secret.
#: Words of the standard library's everyday modules stay out: they would let every file through.
WORDS = (
    "://",
    "except",
    "suppress(",
    "passw",
    "secret",
    "token",
    "apikey",
    "api_key",
    "api-key",
    "authorization",
    "curl",
    "wget",
    "autodebt",
    "adl1",
    "adl2",
    "adl3",
    "adl4",
)

#: Modules of the standard library that talk to another machine.
NETWORK_MODULES = frozenset(
    {"urllib", "http", "smtplib", "ftplib", "imaplib", "poplib", "xmlrpc", "socket", "requests"}
    | {"httpx", "aiohttp", "urllib3", "httplib2", "pycurl", "zeep", "suds"}
)

_WRITING = (".write", ".dump(", "writer(", "Writer(", ".save(")
#: What writes the data of a file where these are imported: a script in the middle of others, which makes one
#: file of another and talks to nobody.
KEEPING = {
    **dict.fromkeys(("csv", "json", "pickle", "openpyxl", "xlrd", "yaml"), _WRITING),
    **dict.fromkeys(("pandas", "polars"), (".to_", ".write_")),
}

#: Modules by which a script starts the programs of other systems, and what stands before the name of such a one.
_STARTERS = ("os", "subprocess", "asyncio")
_COMMAND = "command:"
_EVERYDAY = 4
"""Letters of a program's name that is a part of other words: it must begin a text."""

IMPORT = pattern(rb"""(?:^|[;:])[ \t"']*(?:from|import)[ \t]+([\w., \t]+)""", re.MULTILINE)
PYTHON2 = pattern(rb"""^[ \t]*print[ \t]+["'\w%]""", re.MULTILINE)
NAME = pattern(rb"(?:^|,)[ \t]*(\w+)")


class Triggers(Struct, frozen=True):
    """The pre-filter: `found_in` costs a few substring searches and one pass over the imports."""

    words: tuple[bytes, ...]
    """Lower case; searched in the lower-cased file."""
    roots: frozenset[bytes]
    """First names of imports that matter."""
    names: dict[bytes, tuple[bytes, ...]]
    """First names of other imports, each with what matters where it is imported: a deprecated
    function, or an argument."""

    def found_in(self, source: bytes) -> bool:
        """Whether a source file (in a superset of ASCII) can hold anything of interest."""
        lowered = source.lower()
        if any(word in lowered for word in self.words):
            return True
        if b"print " in source and PYTHON2.search(source):
            return True
        imported = {name for names in IMPORT.findall(source) for name in NAME.findall(names)}
        return not imported.isdisjoint(self.roots) or any(
            word in source for name in imported for word in self.names.get(name, ())
        )


#: Parts of the compiled copy whose keys are imports.
IMPORT_TABLES = ("imports", "library_imports", "retirement_imports", "rule_imports")


def triggers_of(parts: Mapping[str, Any]) -> Triggers:
    """Return the pre-filter for the parts of a compiled copy."""
    imports = [name for table in IMPORT_TABLES for name in parts[table]]
    roots = {name.partition(".")[0] for name in imports} - KEEPING.keys() | NETWORK_MODULES
    names: dict[bytes, set[bytes]] = {}
    for name in imports:
        root, _, last = name.rpartition(".")
        # ``pandas.read_gbq``: of a library that most scripts import for other things.
        if root in KEEPING:
            names.setdefault(root.encode(), set()).add(last.encode())
    for name, items in parts["calls"].items():
        root, _, last = name.rpartition(".")
        root = root.partition(".")[0]
        if root not in roots:
            words = names.setdefault(root.encode(), set())
            words.update((item.argument or last).encode() for item in items)
    for name, makes in parts["made"].items():
        root = name.partition(".")[0]
        if root not in roots and root != makes.partition(".")[0]:
            words = names.setdefault(root.encode(), set())
            words.update(word.encode() for word in parts["call_words"][root])
    for root, kept in KEEPING.items():
        if root not in roots:
            names.setdefault(root.encode(), set()).update(word.encode() for word in kept)
    commands = [name.removeprefix(_COMMAND) for name in parts["services"] if _COMMAND in name]
    for root in _STARTERS:
        if root not in roots:
            words = names.setdefault(root.encode(), set())
            words.update(word for name in commands for word in _written(name))
    return Triggers(
        tuple(word.encode() for word in WORDS),
        frozenset(name.encode() for name in roots),
        {root: tuple(sorted(words)) for root, words in names.items()},
    )


def _written(program: str) -> tuple[bytes, ...]:
    """How the name of a program stands in a source file that starts it."""
    name = program.encode()
    return (name,) if len(name) > _EVERYDAY else (b"'" + name, b'"' + name, b"/" + name)
