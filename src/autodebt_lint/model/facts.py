"""What one file says, written down once and cached: the only input of linking and of the rules.

A module's facts are light. What only linking asks for lies in them as encoded bytes and is decoded
when it is asked for: the functions of a module, and the details of each function.
"""

import enum
import functools
from collections.abc import Collection
from typing import TypeAlias

import msgspec
from msgspec import Struct

from autodebt_lint.model.manifest import Manifest
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Symbol, Value


def dotted_name(path: str) -> tuple[str, ...]:
    """Name of the module at a posix path, as parts from the project's root."""
    *folders, name = path.split("/")
    stem = name.removesuffix(".pyw").removesuffix(".py").removesuffix(".ipynb")
    return tuple(folders) if stem == "__init__" else (*folders, stem)


class Loss(Struct, frozen=True, array_like=True, gc=False):
    """Something the reader had to do to read the file. `lost` is False when nothing was lost by it."""

    line: int
    message: str
    lost: bool


class Import(Struct, frozen=True, array_like=True, gc=False):
    """One imported name: ``import a.b as c`` is module ``a.b``, name "", alias ``c``."""

    module: str
    name: str
    """Imported attribute for ``from module import name``; "*" for a star; "" for a plain import."""
    place: Place
    guarded: bool
    """Stands under ``sys.version_info``, ``TYPE_CHECKING`` or beside an ``except ImportError``."""
    statement: int
    """Ordinal of the import statement: names of one statement make one finding."""
    reachable: bool = True
    deferred: bool = False
    """Stands in a function: it is done when that is called, not when the module is loaded."""

    @property
    def dotted(self) -> str:
        """Qualified name of what is imported: a module, or a name in it; of a star, the module."""
        if not self.name or self.name == "*":
            return self.module
        joint = "" if self.module.endswith(".") else "."
        return f"{self.module}{joint}{self.name}"


class Suppression(Struct, frozen=True, array_like=True, gc=False):
    """A comment that silences findings on the lines of one statement."""

    place: Place
    """The comment itself."""
    first_line: int
    last_line: int
    form: str
    """``autodebt``, ``noqa`` or ``pylint``."""
    codes: tuple[str, ...]
    """Codes or rule names as written; empty means every rule."""
    until: str = ""
    owner: str = ""
    reason: str = ""
    fault: str = ""
    """Why the comment does not fit the grammar; then it silences nothing."""


class Part(Struct, frozen=True, array_like=True, gc=False):
    """A part of a file that people call by a name of its own: a notebook's cell."""

    name: str
    """``cell 3``."""
    place: Place


class Workaround(Struct, frozen=True, array_like=True, gc=False):
    """A comment that owns up to a debt."""

    place: Place
    mark: str
    """``TODO``, ``FIXME``, ``HACK`` ...; "" where plain words admit it: "temporary fix"."""
    words: str
    """Those that admit it, as they are written; never the rest of the comment, which may hold anything."""
    due: str
    """Last day by which it is to be paid, as ISO writes it; "" where none is named."""
    tracked: bool = False
    """Names a ticket."""


class Flag(Struct, frozen=True, array_like=True, gc=False):
    """A switch for a feature that stands still: its value, and with it one of its branches, never changes."""

    name: str
    """Of the constant; "" for a condition that is a constant itself."""
    value: bool
    """False too where it comes from outside."""
    place: Place
    tests: tuple[Place, ...]
    """Conditions that ask for it."""
    over: str = ""
    """Last day of the time that it is named after, as ISO writes it."""


class Login(Struct, frozen=True, array_like=True, gc=False):
    """A constant that names the account by which code signs in, and that belongs to people."""

    kind: str
    """``admin``, ``mailbox`` (of a mail service for private persons), ``person`` or ``agency``."""
    shown: str
    """What may be shown of it: an administrator's name, else the domain."""
    place: Place
    fallback: bool = False
    """Holds only where the configuration gives no other."""


class Trigger(Struct, frozen=True, array_like=True, gc=False):
    """A command that something runs, or the file itself, and when."""

    kind: str
    """``cron``, ``event``, or what runs the file itself: ``n8n``."""
    schedule: str
    """As cron writes it, or the name of the event: ``0 5 * * *``, ``workflow_dispatch``."""
    command: str
    """Empty for the file itself."""
    place: Place


class Handling(enum.IntEnum):
    """What an exception handler does with the failure, on the path that hides it best."""

    RAISES = 0
    REPORTS = 1
    """Carries the error to a caller, a count, a dead letter or a reporting call."""
    RECOVERS = 2
    """Does real work instead: another attempt, another source, a cleanup."""
    LOGS_TRACE = 3
    """Logs with a traceback, then goes on as if nothing had happened."""
    LOGS = 4
    PRINTS = 5
    DEFAULT = 6
    """Returns or assigns a constant without a trace."""
    SILENT = 7
    """``pass``, ``continue`` or an ellipsis."""
    EXITS_CLEAN = 8
    """``exit(0)``: the scheduler sees success."""


class Handler(Struct, frozen=True, array_like=True, gc=False):
    """One ``except`` clause, or a ``contextlib.suppress``."""

    place: Place
    catches: tuple[str, ...]
    """Qualified names of the exception types; empty for a bare ``except``."""
    handling: Handling
    first_call: int
    """The calls guarded are numbered from `first_call` up to, not including, `last_call`; reads of attributes, too."""
    last_call: int
    in_loop: bool
    outermost: bool
    """No loop and no other ``try`` of the same function stands around it."""
    form: str
    """``except`` or ``suppress``."""
    scope: str
    work: str
    """What the guarded body does: ``import``, ``cleanup``, ``deletion``, ``parsing``, ``file`` or ``other``;
    ``discarded`` where it reads a file that the handler puts out of the way."""
    calls: tuple[str, ...] = ()
    """Dotted names that the handler calls, as they are written."""
    reachable: bool = True
    loud: bool = False
    """Logs a traceback, or returns a status that programs end with after a failure."""
    told_at_end: bool = False
    """Counts or keeps the failure, and the function raises or ends with a status because of that."""
    gives_nothing: bool = False
    """Ends the function by returning what is false."""


class Use(enum.IntEnum):
    """What was done with a call's result."""

    STATUS = 0
    """Its status was looked at."""
    BODY_UNCHECKED = 1
    """Its body was used on a path where nobody had looked at the status."""
    RETURNED = 2
    PASSED = 3
    """Given to another call as an argument (`detail` is that call's number)."""
    STORED = 4
    """Put into an attribute, a container or a global: followed no further."""
    DROPPED = 5
    """An expression statement: nobody holds the result."""
    BODY_CHECKED = 6
    TEXT_UNCHECKED = 7
    """The same of ``.text`` or ``.content``, which an error page has too: a later look settles it."""
    TEXT_CHECKED = 8
    INSIDE = 9
    """Something in it was looked at, or it was shown as it is: ``answer["errors"]``, ``f"{answer}"``."""
    FAILS = 10
    """Where it is false, the path raises or ends with a status."""
    HANDS_ON = 11
    """Where it is false, the function hands back what is false as well."""


class ResultUse(Struct, frozen=True, array_like=True, gc=False):
    """One use of one call's result, in the order of execution."""

    use: Use
    place: Place
    detail: int = -1


class Call(Struct, frozen=True, array_like=True, gc=False):
    """One call expression."""

    number: int
    """Unique in the module and rising inside a function."""
    callee: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]
    """A ``**mapping`` has the name ""."""
    place: Place
    uses: tuple[ResultUse, ...] = ()
    reachable: bool = True
    star: bool = False
    """Some positional argument is a ``*sequence``."""

    @property
    def given(self) -> tuple[Value, ...]:
        """All arguments, those by name after the others."""
        return (*self.args, *[value for _, value in self.keywords])

    @property
    def spreads(self) -> bool:
        """Whether it hands on a sequence or a mapping of arguments: ``send(*rows)``, ``send(**row)``."""
        return self.star or any(not key for key, _ in self.keywords)


class Sink(Struct, frozen=True, array_like=True, gc=False):
    """One way in which the code uses a literal, the innermost construct first."""

    kind: str
    """``argument``, ``bound``, ``key``, ``compared``, ``returned``, ``raised``, ``shown`` ..."""
    detail: str
    """The name bound, the key, or ``callee|argument``."""


class Literal(Struct, frozen=True, array_like=True, gc=False):
    """A string that fixes a remote address or looks like a secret, and the ways the code uses it."""

    text: str
    """The text; an unknown part is the character U+FFFC, and a secret keeps four characters."""
    place: Place
    kind: str
    """``address``, ``version`` (`text` is then its key), or what makes a secret of it: ``name``,
    ``shape`` or ``userinfo``."""
    sinks: tuple["Sink", ...]
    scope: str
    value: Value
    reachable: bool = True

    @property
    def is_secret(self) -> bool:
        """Whether the literal holds a secret, so that its text is masked."""
        return self.kind in {"name", "shape", "userinfo"}


class Switch(Struct, frozen=True, array_like=True, gc=False):
    """A constant for an argument or attribute that sounds like the protection of a connection."""

    key: str
    """Name of the argument or attribute: ``verify``."""
    value: Value
    on: Value
    """What is called, or whose attribute it is."""
    form: str
    """``argument`` or ``attribute``."""
    place: Place
    """The call or the assignment."""
    scope: str
    reachable: bool = True


class RecordId(Struct, frozen=True, array_like=True, gc=False):
    """A constant that looks like the id of one record, in a place that means one."""

    text: str
    key: str
    """The argument, key, name or attribute it is given to or compared with; "" for one that speaks
    for itself: ``customfield_10010``."""
    form: str
    """``argument``, ``item``, ``bound``, ``compared`` or ``named``."""
    place: Place
    scope: str
    reachable: bool = True


class Repetition(Struct, frozen=True, array_like=True, gc=False):
    """Calls that are repeated after a failure without a limit, or without a pause."""

    place: Place
    """The loop, or the call by which the function starts itself again."""
    first_call: int
    """The calls repeated are numbered from `first_call` up to, not including, `last_call`."""
    last_call: int
    fault: str
    """``no limit`` or ``no pause``."""
    form: str
    """``loop``, or ``call`` of the function by itself."""
    scope: str
    reachable: bool = True


PROPERTIES = frozenset(["property", "cached_property"])
"""Last names of the decorators by which reading an attribute calls a method."""
UNNAMED = "()"
"""Among the callees of a function: the call of what has no name, as in ``HANDLERS[kind](row)``."""


class Branch(Struct, frozen=True, array_like=True, gc=False):
    """What runs in a function only where a parameter is one of some texts, in lower case, or none of them."""

    param: str
    values: tuple[str, ...]
    other: bool
    """Where it is none of them."""
    calls: tuple[int, int]
    """Numbers of its first call and of the one after the last."""
    returns: tuple[int, int]
    """Places of its first value among those that the function returns, and of the one after the last."""
    yields: tuple[int, int]
    """The same among those that it yields."""


class FunctionDetails(Struct, frozen=True, array_like=True, gc=False):
    """The part of a function's facts that is decoded on demand."""

    calls: tuple[Call, ...]
    returns: tuple[Value, ...]
    attributes: tuple[tuple[Value, str, Value], ...]
    """Every ``base.name = value``."""
    defaults: tuple[tuple[str, Value], ...]
    """Defaults of the parameters that have one."""
    param_uses: tuple[tuple[str, tuple[ResultUse, ...]], ...]
    """What was done with parameters that might be responses."""
    yields: tuple[Value, ...] = ()
    branches: tuple[Branch, ...] = ()
    annotations: tuple[tuple[str, Value], ...] = ()
    """Classes that parameters are annotated with; under ``return``, that of the result."""
    turns_pages: bool = False
    """Speaks of following pages: ``nextPageToken``, ``has_more``, ``page += 1``."""
    asks_for_all: bool = False
    """Calls something that is named after all there is: ``client.get_all_contacts()``."""
    contexts: tuple[tuple[int, int, int], ...] = ()
    """Calls that stand in a ``with`` block: the first, the one after the last, and the call that made
    the context manager."""
    rounds: tuple[tuple[int, int], ...] = ()
    """Calls in loops that may turn pages (``while``, and ``for`` over numbers): the first, and the
    one after the last."""
    tables: tuple[tuple[int, int, Value], ...] = ()
    """Calls in loops that may go through a table: the first, the one after the last, and what a row
    is called."""
    headers: tuple[str, ...] = ()
    """Names of headers of one sender that it speaks of, in order: ``X-GitHub-Event``."""
    said: str = ""
    """Beginning of the docstring of a function whose decorator is told something: it may say who calls it."""
    addressed: tuple[tuple[int, str], ...] = ()
    """Calls whose result is called like an address: ``jira_url = setting("jira")``."""


class Function(Struct, frozen=True, array_like=True, gc=False):
    """One function, method, or the module body (qualified name "")."""

    name: str
    """Qualified name inside the module: ``Client.get``, ``outer.inner``."""
    place: Place
    params: tuple[str, ...]
    """Positional and keyword parameter names in order; ``*args`` and ``**kwargs`` keep their stars."""
    decorators: tuple[Value, ...]
    class_name: str
    """Qualified name of the class whose method this is, or ""."""
    first_call: int
    last_call: int
    callees: tuple[str, ...]
    """What is called, the cheap index of callers: a symbol's name, ``.method`` of some value,
    ``~.get`` where a method that clients have too plainly looks a key up, or `UNNAMED`."""
    details: memoryview
    is_nested: bool = False

    def calls_any(self, names: Collection[str]) -> bool:
        """Whether something with one of these last names is called."""
        return any(callee.rpartition(".")[2].lstrip(":") in names for callee in self.callees)


class Class(Struct, frozen=True, array_like=True, gc=False):
    """One class: its bases and the values bound in its body."""

    name: str
    bases: tuple[Value, ...]
    attributes: tuple[tuple[str, Value], ...]
    methods: tuple[str, ...]
    place: Place
    decorators: tuple[Value, ...] = ()
    fields: tuple[str, ...] = ()
    """Names that the body annotates, in order: what a dataclass takes as arguments."""
    keywords: tuple[tuple[str, Value], ...] = ()
    """What is given to the class above it: ``class Shop(Source, name="shop")``."""


class AttributeRead(Struct, frozen=True, array_like=True, gc=False):
    """An attribute of some object that is read, and not called or called in vain (`quiet_calls`).

    Of what an object has itself only properties count.
    """

    value: Attr | Symbol
    """An `Attr`, or the symbol of a name of the module and its attribute: ``:app.route``."""
    place: Place
    scope: str
    reachable: bool = True
    number: int = -1
    """That of the call which comes next: it tells between which calls the attribute is read."""


class Code(Struct, frozen=True, array_like=True, gc=False):
    """What a module defines."""

    functions: tuple[Function, ...] = ()
    classes: tuple[Class, ...] = ()


Bindings: TypeAlias = tuple[tuple[str, Value], ...]
"""Names of a module and what they were bound to."""


class Words(Struct, frozen=True, array_like=True, gc=False):
    """What a module says with names and texts; `ModuleFacts` tells what each of these is."""

    imports: tuple[Import, ...] = ()
    called: tuple[str, ...] = ()
    reads: tuple[tuple[str, Place], ...] = ()
    attributes: tuple[str, ...] = ()
    literals: tuple[Literal, ...] = ()


def encoded(value: object) -> memoryview:
    """Write down a part of a module's facts that stays encoded until somebody asks."""
    return memoryview(msgspec.msgpack.encode(value))


_decode_words = msgspec.msgpack.Decoder(Words).decode


@functools.lru_cache(maxsize=64)
def _said(words: memoryview) -> Words:
    """What is encoded in some words; whatever a large tree says takes more memory than saying it again takes time."""
    return _decode_words(words)


NO_WORDS = encoded(Words())
NO_CODE = encoded(Code())
NO_BINDINGS = encoded(())
NO_ATTRIBUTES = encoded(())
NO_METRICS = encoded(None)
NO_HANDLERS = encoded(())
_decode_handlers = msgspec.msgpack.Decoder(tuple[Handler, ...]).decode


class Route(Struct, frozen=True, array_like=True, gc=False):
    """An entry of a data file that says what is connected with what, by the words in it, in lower case."""

    sources: tuple[str, ...]
    """What stands where it says from where."""
    targets: tuple[str, ...]
    """What stands where it says to where."""
    others: tuple[str, ...]
    """What stands beside."""


class Setting(Struct, frozen=True, array_like=True, gc=False):
    """An address that a data file sets."""

    names: tuple[str, ...]
    """The keys that lead to it, from the outermost, as they are written."""
    address: str
    """Without what signs in, and at most the first parts of its path."""


class ModuleFacts(Struct, frozen=True, array_like=True, dict=True):
    """Everything one file says.

    What few of the files of a large tree are asked for stays encoded until somebody asks.
    """

    path: str
    """Posix path relative to the project root; empty in the cache, where equal files are one."""
    language: str
    lines: int
    """Of code: a manifest has none."""
    losses: tuple[Loss, ...] = ()
    words: memoryview = NO_WORDS
    """Encoded `Words`."""
    suppressions: tuple[Suppression, ...] = ()
    code: memoryview = NO_CODE
    """Encoded `Code`."""
    bindings: memoryview = NO_BINDINGS
    """Encoded `Bindings`."""
    owner: str = ""
    """Owner named in the file's header, if any."""
    dialect: str = "python3"
    main_guard: bool = False
    """Has an ``if __name__ == "__main__"`` block."""
    purpose: str = ""
    """What the file is for, in its own words."""
    switches: tuple[Switch, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    record_ids: tuple[RecordId, ...] = ()
    attribute_reads: memoryview = NO_ATTRIBUTES
    """Encoded, each an `AttributeRead`."""
    search_paths: tuple[str, ...] = ()
    """Ends of the folders that it adds to ``sys.path``, without what leads up: ``lib/clients``."""
    loads: tuple[str, ...] = ()
    """Modules that it imports by names which only the running program knows, ``channels.*``, and scripts that it starts."""
    keeps_takers: bool = False
    """Keeps functions that a decorator of it is given, to be called later."""
    parts: tuple[Part, ...] = ()
    """In order; empty for a file without any."""
    triggers: tuple[Trigger, ...] = ()
    """What a crontab or a workflow runs."""
    routes: tuple[Route, ...] = ()
    """What a data file says of what is connected with what."""
    settings: tuple[Setting, ...] = ()
    """The addresses that a data file sets, or that comments of a script give as examples."""
    manifest: Manifest | None = None
    """What a manifest, a lock file or a setup.py asks for."""
    header_trigger: str = ""
    """Words of the header that tell what starts the file."""
    workarounds: tuple[Workaround, ...] = ()
    flags: tuple[Flag, ...] = ()
    logins: tuple[Login, ...] = ()
    metrics: memoryview = NO_METRICS
    """Encoded `Metrics`; None where nothing was read."""
    guards: memoryview = NO_HANDLERS
    """Encoded, each a `Handler`."""

    @property
    def said(self) -> Words:
        """What the module says with names and texts."""
        return _said(self.words)

    @property
    def imports(self) -> tuple[Import, ...]:
        """What it imports, in order."""
        return self.said.imports

    @property
    def called(self) -> tuple[str, ...]:
        """Names of other modules that are called, handed to ``partial`` or used as a base class."""
        return self.said.called

    @property
    def reads(self) -> tuple[tuple[str, Place], ...]:
        """Names of other modules that are read and never called, each with its first place."""
        return self.said.reads

    @property
    def attributes(self) -> tuple[str, ...]:
        """Names of the attributes in `attribute_reads`, each once."""
        return self.said.attributes

    @functools.cached_property
    def handlers(self) -> tuple[Handler, ...]:
        """Its ``except`` clauses, in order."""
        return _decode_handlers(self.guards)

    @property
    def literals(self) -> tuple[Literal, ...]:
        """Texts in it that tell something, in order."""
        return self.said.literals
