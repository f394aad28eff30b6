"""What the paths of files name: the same file, wherever its path is put together and in whichever script.

A file is known by its name. A name with unknown parts is that file wherever the same parts are
unknown: ``orders_{day}.csv`` in two scripts is one file. What only the last part of the path says
counts, because two scripts write it from two folders. Where the name tells nothing, the function that
returns the path stands for it, or else what the path is put together of.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeGuard
from zlib import adler32

from autodebt_lint.graph.effects.handovers import LEAST, OR, Named, stem_of
from autodebt_lint.graph.effects.options import Options
from autodebt_lint.graph.effects.pulls import Pulls
from autodebt_lint.graph.ends import FILE
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.languages.python.values import text
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import last_name, stands_on
from autodebt_lint.linking.resolving.addresses import Piece, texts
from autodebt_lint.linking.resolving.arguments import argument_of
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Form, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
    inner_values,
)
from autodebt_lint.patterns import pattern

_ENVIRONMENT = "environment:"
_GLOBS = frozenset(["glob", "iglob", "rglob"])
"""Functions and methods that give the files whose names have a form: ``Path("out").glob("orders-*.csv")``."""
_LISTINGS = frozenset(["listdir", "scandir", "iterdir"])
"""The same of all files of a folder."""
_OF_ENTRIES = frozenset(["path", "name"])
"""Attributes of what such a function gives that tell the file."""
BUFFERS = frozenset(
    "BytesIO StringIO mkstemp NamedTemporaryFile TemporaryFile SpooledTemporaryFile".split()
)
"""Makers of files that have no name by which another script could find them."""
MAX_NESTING = 4
MAX_HANDED_ON = 12
"""Calls and parts that are followed to where the parts of a path come from."""
MAX_NAMES = 6
"""Names that one path may have, as where a function is called for several files."""
_WORD = pattern(r"[\w.\-]{1,32}")
"""A word that a function is told to put into a path."""
_LEAST_OF_ALL = 2
"""Characters that a name must tell where all of it is known: ``gl.parquet``."""


class Paths:
    """Tells the file that a path names."""

    def __init__(
        self,
        resolver: Resolver,
        options: Options,
        pulls: Pulls,
        written_by: Callable[[FunctionEntry], Iterator[Value]],
    ) -> None:
        """Tell files by the names that their paths have.

        Args:
            resolver: of the project.
            options: tells what a command line may say.
            pulls: tells what tasks of a scheduler leave for each other.
            written_by: gives the paths of the files that a function writes.
        """
        self._resolver = resolver
        self._options = options
        self._pulls = pulls
        self._written_by = written_by
        self._known: dict[str, System] = {}
        self._asking: list[FunctionEntry | None] = []
        """Functions for which it is asked what other tasks left them."""

    def file(self, path: Value, context: Context) -> System | None:
        """What stands for a file; None where nothing tells which one it is."""
        named = self._known_as(path, context)
        return self.standing_for(named) if named is not None else None

    def _known_as(self, path: Value, context: Context) -> Named | None:
        """A file by its name, or else by who makes its path."""
        named = self._left(path, context)
        if named is not None:
            return named
        named = self._named(path, context)
        if named is None or not named.tells:
            named = self._returned(path, context) or _within(path, named, context) or named
        return named

    def _left(self, path: Value, context: Context) -> Named | None:
        """A file whose path another task left for this one."""
        function = context.function
        if function in self._asking:
            return None  # two tasks that leave each other what the other one left
        self._asking.append(function)
        try:
            found = (self._known_as(*left) for left in self._pulls.behind(path, context))
            return next((named for named in found if named is not None), None)
        finally:
            self._asking.pop()

    def standing_for(self, named: Named) -> System:
        """What stands for a file, always the same."""
        if named.id not in self._known:
            self._known[named.id] = System(id=named.id, name=named.name, category=FILE)
        return self._known[named.id]

    def _named(self, path: Value, context: Context) -> Named | None:
        """A file by its name."""
        each = _settled(self._gone_through(path, context))
        rows = each or self._by_option(path, context)
        rows = rows or _settled(texts(self._resolver, path, context))
        if len(rows) > MAX_NAMES:
            rows = _written_out(self._resolver, path, context)
        if len(rows) == 1:
            rows = [_by_variable(rows[0])]
        names = [name_of(row) for row in rows]
        if not names or len(names) > MAX_NAMES or None in names:
            return None
        shown = OR.join(sorted({name for name in names if name is not None}))
        folders = {_folder_of(row) for row in rows}
        folder = folders.pop() if len(folders) == 1 else ""
        named = Named(shown, folder, each=bool(each))
        return named if named.tells or folder else None

    def _returned(self, path: Value, context: Context) -> Named | None:
        """A file whose name nobody knows, by the function that writes it and returns its path.

        ``upload(download(day))``: whatever ``download`` calls its file, it is the one that is uploaded.
        """
        function = context.function
        handed_on = type(path) is Param and context.call is not None  # which who calls it has named
        if function is not None and not handed_on and _returns(function, path):
            return self._by_function(function, path, context)
        value: Value = path
        for _ in range(MAX_NESTING):
            if type(value) is Param:
                holder = context.holding(value.function)
                if holder is None or holder.function is None or holder.call is None:
                    return None
                given = argument_of(holder.function, value.name, holder.call)
                if given is None or holder.caller is None:
                    return None
                value, context = given, holder.caller
            elif type(value) is Text:  # ``os.path.join(folder, download(day))``
                value = value.parts[-1]
            elif type(value) is Item and type(value.base) is Dict:  # ``{"source": path}["source"]``
                value = _under(value.base, value.key)
            elif type(value) is Item:  # ``for path in download_all()``
                value = value.base
            else:
                break
        held = self._resolver.holder(value.call, context) if type(value) is Result else None
        return self._made_by(*held) if held is not None else None

    def _made_by(self, call: Call, context: Context) -> Named | None:
        """The file whose path a call gives back, as the function that it enters writes it."""
        for target in self._resolver.targets(call, context):
            called = target.function
            if called is None:
                continue
            for written in self._written_by(called):
                if not _returns(called, written):
                    continue
                if type(written) is Param:  # ``upload(keep(path, rows))``
                    given = argument_of(called, written.name, call)
                    if given is not None:
                        return self._known_as(given, context)
                inside = self._resolver.entered_at(target, call, context)
                return self._by_function(called, written, inside)
        return None

    def _by_function(self, function: FunctionEntry, path: Value, context: Context) -> Named:
        """What stands for a file that a function writes and tells: its name, or else the function's.

        Where each caller tells the function a word that the path holds, that word tells its files apart:
        ``raw_path("meta", day)``.
        """
        named = self._named(path, self._resolver.anywhere(function))
        if named is not None and named.tells:
            return named
        shown = named.name if named is not None and OR not in named.name else ""
        _, dot, ending = shown.rpartition(".")
        ends = f"{dot}{ending if dot else ''} in {function.module.path}"
        names = [f"{{{' '.join(it)}}}{ends}" for it in self._told(function, path, context)]
        return Named(OR.join(names), named.folder if named is not None else "")

    def _told(
        self, function: FunctionEntry, path: Value, context: Context
    ) -> list[tuple[str, ...]]:
        """The name of a function, with each set of words that its callers may tell it for a path."""
        found: list[tuple[str, ...]] = [(function.name,)]
        for name in function.facts.params:
            param = Param(function.name, name)
            if not _holds(path, param, 0):
                continue
            words = self._words(param, self._resolver.anywhere(function))
            if words:
                words = self._words(param, context) or words
                found = [(*row, word) for row in found for word in words]
        return found if len(found) <= MAX_NAMES else found[:1]

    def _words(self, param: Param, context: Context) -> list[str]:
        """All that a parameter may be, where each of it is a text that is known."""
        forms = [term.form for term in self._resolver.resolve(param, context)]
        words = sorted({str(form.value) for form in forms if is_string(form)})
        plain = all(is_string(form) and _WORD.fullmatch(str(form.value)) for form in forms)
        return words if plain else []

    def _gone_through(self, path: Value, context: Context) -> list[tuple[Piece, ...]]:
        """The forms of the names of files that are gone through: by a form, or all of a folder."""
        return [
            row
            for term in self._resolver.resolve(path, context)
            for row in self._each_of(term.form, term.context)
        ]

    def _each_of(self, form: Form, context: Context) -> list[tuple[Piece, ...]]:
        folder: Value | None = None
        if type(form) is Text:  # ``os.path.join(folder, name)`` of a name that the folder lists
            *before, form = form.parts
            folder = Text(tuple(before[:-1] if before[-1:] == [Const("/")] else before))
        while type(form) is Attr and form.name in _OF_ENTRIES:
            form = form.base
        if type(form) is Either:
            form = form.options[0]
        base = form.base if type(form) is Item else None
        held = self._resolver.holder(base.call, context) if type(base) is Result else None
        name = last_name(held[0].callee) if held is not None else ""
        if held is None or name not in _GLOBS | _LISTINGS:
            return []
        call, inside = held
        last: Value = call.args[0] if name in _GLOBS and call.args else Const("*")
        owner = owner_of(self._resolver, call.callee, inside)
        if folder is None:
            folder = owner or (call.args[0] if name in _LISTINGS and call.args else None)
        whole = text((folder, Const("/"), last)) if folder is not None else last
        return [
            tuple(it._replace(text=it.text.replace("*", UNKNOWN_PART)) for it in row)
            for row in texts(self._resolver, whole, inside)
        ]

    def _by_option(self, path: Value, context: Context) -> list[tuple[Piece, ...]]:
        """The names that an option of the command line has, where a path is one."""
        if type(path) is Text:  # ``args.out + ".jsonl"``
            for place, part in enumerate(path.parts):
                given = self._given(part, context) if type(part) is not Const else []
                if given:
                    rest = path.parts[place + 1 :]
                    whole = [text((*path.parts[:place], it, *rest)) for it, _ in given]
                    return [row for it in whole for row in texts(self._resolver, it, context)]
        given = self._given(path, context)
        return [row for it, inside in given for row in texts(self._resolver, it, inside)]

    def _given(self, value: Value, context: Context) -> list[tuple[Value, Context]]:
        """What commands give for the option that a value is, or what it is by default."""
        # A parameter is asked about as it stands, for its default hides what a command gives.
        terms = [Term(value, context)] if type(value) is Param else []
        for term in (*terms, *self._resolver.resolve(value, context)):
            given = list(self._options.values(term))
            if given:
                return given
        return []


def _within(path: Value, known: Named | None, context: Context) -> Named | None:
    """The file of a name that only functions know: what is put together of the same parts is the same."""
    function = context.function
    parts = tuple(_put_together(path, context, 0))
    if function is None or len(parts) < 2 or (known is not None and known.each):
        return None
    _, dot, ending = parts[-1].rpartition(".") if isinstance(parts[-1], str) else ("", "", "")
    unknown = [it for it in parts if isinstance(it, _Unknown)]
    where = (unknown[0].context.function if unknown else None) or function
    spelled = [it if isinstance(it, str) else (it.value, str(it.context.function)) for it in parts]
    hashed = adler32(repr(spelled).encode())
    name = f"{{{where.name} {hashed}}}{dot}{ending if dot else ''} in {where.module.path}"
    return Named(name, known.folder if known is not None else "")


class _Unknown(NamedTuple):
    """A part of a path that is no text, and where it stands."""

    value: Value
    context: Context


def _put_together(path: Value, context: Context, depth: int) -> Iterator[str | _Unknown]:
    """The parts of a path, those that a caller gives as they stand there."""
    if is_string(path):
        yield str(path.value)
    elif type(path) is Text and depth < MAX_HANDED_ON:
        for part in path.parts:
            yield from _put_together(part, context, depth + 1)
    else:
        holder = context.holding(path.function) if type(path) is Param else None
        given = None
        if type(path) is Param and holder is not None and holder.function and holder.call:
            given = argument_of(holder.function, path.name, holder.call)
        if given is not None and holder is not None and holder.caller and depth < MAX_HANDED_ON:
            yield from _put_together(given, holder.caller, depth + 1)
        else:
            yield _Unknown(path, holder or context)


def _spelled(path: Text) -> tuple[object, ...]:
    """How a path is put together, wherever its parts stand."""
    return tuple(part.value if type(part) is Const else part for part in path.parts)


def _returns(function: FunctionEntry, path: Value) -> bool:
    """Whether a function returns a path that is no constant, alone or with others."""
    return type(path) is not Const and any(_has(it, path, 0) for it in function.details.returns)


def _has(value: Value, path: Value, depth: int) -> bool:
    """Whether a value is a path, or one of several values that are."""
    if depth > MAX_NESTING or value == path:
        return value == path
    if type(value) is Text and type(path) is Text:
        return _spelled(value) == _spelled(path)
    if type(value) is Seq:
        return any(_has(item, path, depth + 1) for item in value.items)
    if type(value) is Either:
        return any(_has(option, path, depth + 1) for option in value.options)
    return False


def _holds(path: Value, param: Param, depth: int) -> bool:
    """Whether a path is put together of a parameter."""
    if path == param or depth > MAX_NESTING:
        return path == param
    return any(_holds(part, param, depth + 1) for part in inner_values(path))


def _by_variable(row: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A path of whose last part nobody knows more than the name that it has where it is used."""
    last = row[-1] if row else None
    if last is None or last.text != UNKNOWN_PART or last.origin or not last.also:
        return row
    before = row[-2].text if len(row) > 1 else "/"
    return (*row[:-1], last._replace(origin=last.also)) if before.endswith(("/", "\\")) else row


def owner_of(resolver: Resolver, callee: Value, context: Context) -> Value | None:
    """What a method stands on: a value, or a name of the project: ``paths.ORDERS.read_text()``."""
    base = stands_on(callee)
    if type(callee) is Attr or type(base) is not Symbol:
        return base
    known = resolver.project.find(context.module, base.name) is not None
    return base if known else None


def name_of(row: tuple[Piece, ...]) -> str | None:
    """The name by which the file of a path is known; None where it is no file.

    Where no part of it tells anything, its variable does: the same one, in the same module, means
    the same file.
    """
    whole = "".join(piece.text for piece in row)
    name = whole.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if "://" in whole:
        return None
    shown = name.replace(UNKNOWN_PART, "*")
    stem = stem_of(name)
    least = LEAST if UNKNOWN_PART in name else _LEAST_OF_ALL
    if sum(map(str.isalnum, stem)) >= least:
        return shown
    origins = [piece.origin.partition(":")[2] for piece in row if not piece.place]
    if not BUFFERS.isdisjoint(origins):
        return None
    if not all(origins) or not origins:
        return shown if UNKNOWN_PART in name else None
    variable = f"{{{'}{'.join(origins)}}}{shown.replace('*', '')}"
    if all(piece.origin.startswith(_ENVIRONMENT) for piece in row if not piece.place):
        return variable
    return f"{variable} in {row[0].module.path}"


def _folder_of(row: tuple[Piece, ...]) -> str:
    """The folder of a path; "" where that is not known."""
    whole = "".join(piece.text for piece in row).replace("\\", "/").rstrip("/")
    parts = [part for part in whole.split("/") if part]
    folder = parts[-2] if len(parts) > 1 else ""
    return folder if UNKNOWN_PART not in folder and any(map(str.isalnum, folder)) else ""


def _settled(rows: list[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Of what a setting may say, what it says where nobody sets it: that is what scripts agree on."""
    by_default = {piece.origin for row in rows for piece in row if piece.default}
    settled = [
        row
        for row in rows
        if not any(piece.origin in by_default and not piece.default for piece in row)
    ]
    return settled or rows


def _written_out(resolver: Resolver, path: Value, context: Context) -> list[tuple[Piece, ...]]:
    """What a path says by itself, whatever callers put into it: of too many names, the pattern."""
    rows = []
    for term in resolver.resolve(path, context):
        parts = term.form.parts if type(term.form) is Text else (term.form,)
        rows.append(
            tuple(
                Piece(part.value, None, context.module)
                if type(part) is Const and type(part.value) is str
                else Piece(UNKNOWN_PART, None, context.module)
                for part in parts
            )
        )
    return list(dict.fromkeys(rows))


def _under(mapping: Dict, key: Value | None) -> Value:
    """What stands under a key of a mapping that is known."""
    wanted = key.value if type(key) is Const else None
    found = (it for name, it in mapping.items if type(name) is Const and name.value == wanted)
    return next(found, UNKNOWN)


def is_string(form: object) -> TypeGuard[Const]:
    """Whether a form is a text that is known."""
    return type(form) is Const and type(form.value) is str
