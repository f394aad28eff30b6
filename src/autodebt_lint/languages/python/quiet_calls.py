"""Calls that need no fact: of strings, containers, loggers and the quiet standard library.

They reach no other system, so their answer is a value: the string they build, the container they
fill, or what they computed it from.
"""

import ast
import functools

from autodebt_lint.languages.python.containers import note_put, put, store, update
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.languages.python.names import BUILTINS, OWN
from autodebt_lint.languages.python.record_ids import note_written
from autodebt_lint.languages.python.responses import MAY_HOLD_RESULT, escape
from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.languages.python.sinks import keep_joined_secret, tell, tell_whole
from autodebt_lint.languages.python.values import (
    added,
    concat,
    either,
    element_of,
    formatted,
    joined,
    mapping,
    mix,
    of_spread,
    query_of,
    replaced,
    text,
    url_joined,
    url_of_parts,
)
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import Use
from autodebt_lint.model.values import (
    KEYS,
    SOME,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
    inner_values,
)
from autodebt_lint.patterns import pattern

MAX_KEPT = 60
"""Values that functions put into one list of their module."""
_MADE_ELSEWHERE = frozenset([Result, Param, Symbol, Attr])
"""Values that may be mappings which somebody else made."""
_MAPPINGS = frozenset([Dict, Either, Item, Param])
"""Values that may be mappings, of which a key is taken out."""
CLASS = "__class__"
"""Attribute that is the class of an object: ``type(event)``."""
EVERYTHING = "__dict__"
"""Attribute that is the mapping of all others: ``vars(module)``."""
MAX_WRITTEN = 8
"""Entries of a mapping that a loop is seen to go through one by one."""
_Keywords = list[tuple[str, Value]]

#: Methods whose result stands for the string they are called on.
_SAME_TEXT = frozenset(
    "strip rstrip lstrip lower upper encode decode removesuffix removeprefix casefold title geturl "
    "human_repr as_posix expandtabs".split()
)
_SAME_FILE = frozenset(["resolve", "absolute", "expanduser"])
"""Methods of a path that give another path to the same file."""
_LOG_METHODS = frozenset("debug info warning warn error exception critical".split())
#: What strings, loggers and mappings are asked so often that the facts need not tell of it.
EVERYDAY = (_SAME_TEXT | _LOG_METHODS | {"items"}) - {"warn"}
_GROW_BY_ONE = frozenset(["append", "add", "appendleft"])
_GROW_BY_MANY = frozenset(["extend", "update"])
#: Methods that give a container's contents, or a copy of it.
_SAME_CONTENTS = frozenset(["values", "copy", "keys"])
_SHOWN = frozenset(
    "print input pprint.pprint click.echo sys.stdout.write sys.stderr.write warnings.warn".split()
)
_OF_THE_WEB = ("http", "ws")
"""Begins the schemes between which the host of an address says what is there."""
_ADDRESS = pattern(r"/|\w+://")
_ROWS = frozenset(["csv.reader", "csv.DictReader"])
_OUTPUT = "sys.stdout."
_SPELLERS = frozenset("dumps to_csv to_json safe_dump tostring model_dump_json json".split())
"""Calls that spell data for a program, and not for people."""
_FIELD = "dataclasses.field"
FACTORIES = frozenset(["default_factory", "factory"])
"""Arguments of a field by which it is told what makes its value."""
_SUPER = "super"
"""What it gives is an object whose methods are those of the classes above: linking knows them."""
_EMPTY = frozenset(["list", "set", "collections.deque"])
"""Functions that make an empty container where they are given nothing."""
_SORTING_IN = frozenset(
    "heapq.heappush heapq.heappushpop bisect.insort bisect.insort_left bisect.insort_right".split()
)
"""Functions that put something into the list which they are given."""
_PAIRING = frozenset(["zip", "enumerate"])
"""Functions that give elements of what they are given side by side."""
_CHAINING = "itertools.chain"
"""Gives the elements of one thing after the other."""
_TEXT_MAKERS = frozenset(
    "str repr urllib.parse.quote urllib.parse.quote_plus urllib.quote urllib.quote_plus pydantic.HttpUrl "
    "pydantic.AnyUrl pydantic.AnyHttpUrl yarl.URL httpx.URL furl.furl pathlib.Path ensure_str "
    "luigi.LocalTarget luigi.local_target.LocalTarget luigi.file.LocalTarget luigi.File "
    "os.fspath os.path.abspath os.path.expanduser os.path.normpath os.path.realpath".split()
)
_JOINERS = frozenset(
    "urllib.parse.urljoin urlparse.urljoin requests.compat.urljoin six.moves.urllib.parse.urljoin".split()
)
_QUERY_MAKERS = frozenset(
    f"{module}.urlencode"
    for module in ("urllib", "urllib.parse", "six.moves.urllib.parse", "django.utils.http")
)
_DATABASE_URLS = frozenset(
    "sqlalchemy.URL.create sqlalchemy.engine.URL.create sqlalchemy.engine.url.URL.create "
    "sqlalchemy.engine.url.URL sqlalchemy.engine.URL".split()
)
"""Functions that are given the address of a database in parts: driver, user, password and host."""
_PARTS_JOINERS = ("parse.urlunparse", "parse.urlunsplit")
"""Functions that are given an address in parts."""
_PATH_JOINERS = frozenset(["os.path.join", "posixpath.join"])
_PATH_MAKERS = ("pathlib.Path", "pathlib.PurePath")
"""Begin the names of classes that join what they are given to one path."""
_CONTAINER_MAKERS = frozenset(
    "list tuple set frozenset sorted reversed iter copy.copy copy.deepcopy".split()
)
#: What these give stands for what they are given.
_WRAPPERS = frozenset(
    "contextlib.closing contextlib.aclosing contextlib.nullcontext textwrap.dedent inspect.cleandoc "
    "psycopg2.sql.SQL psycopg.sql.SQL staticmethod".split()
)
_NAMESPACES = frozenset(["types.SimpleNamespace", "argparse.Namespace"])
"""Classes whose objects have what they were given by name as attributes."""
_CASTS = frozenset(["cast", "typing.cast", "filter"])
#: Roots of the standard library in which nothing talks to another system.
_QUIET_ROOTS = frozenset(
    "re json datetime time math random collections itertools copy hashlib base64 uuid logging typing dataclasses "
    "enum decimal string textwrap pathlib shutil tempfile glob argparse traceback warnings operator statistics "
    "struct zlib gzip hmac secrets calendar locale pprint abc types inspect html csv io codecs unicodedata "
    "contextlib heapq bisect array numbers fractions cmath difflib fnmatch linecache keyword ast tokenize dis "
    "pickle configparser platform stat getpass getopt signal gc weakref errno zoneinfo dateutil pytz simplejson "
    "voluptuous pytest unittest mock numpy".split()
)
_LOGGER_MAKERS = frozenset(["logging.getLogger", "logging.Logger"])
#: Containers of text that others fill: who follows values asks what was put into each.
_BUFFERS = frozenset(["io.BytesIO", "io.StringIO"])
#: A handler of failures, a pause between attempts, what is done with files, who signed and what was changed of a
#: record are facts all the same.
_NOT_QUIET = frozenset(
    "contextlib.suppress time.sleep json.dump pickle.dump simplejson.dump codecs.open io.open "
    "shutil.copyfileobj shutil.move shutil.copy shutil.copyfile gzip.open glob.glob glob.iglob "
    "tempfile.mkstemp tempfile.NamedTemporaryFile tempfile.TemporaryFile tempfile.SpooledTemporaryFile "
    "hmac.new hmac.digest hmac.compare_digest dataclasses.replace copy.replace".split()
)
_FILE_METHODS = frozenset(
    "open write_text write_bytes read_text read_bytes glob rglob iterdir".split()
)


def quiet_method(
    walk: Walk, node: ast.Call, callee: Attr, args: list[Value], keywords: _Keywords
) -> Value | None:
    """Methods of strings, containers and loggers; None for any other."""
    method, base = callee.name, callee.base
    if method in _SAME_TEXT or (method in _SAME_FILE and not args):
        return base
    if method in _FILE_METHODS:
        return None
    if method == "joinpath" and args:
        return joined(Const("/"), Seq((base, *args)))
    if type(base) is Const and type(base.value) is str:
        return _string_method(walk, node, base, args, keywords)
    if method in _LOG_METHODS:
        _show(walk, node, args)
        return UNKNOWN
    kind = type(base)
    if method == "replace" and len(args) > 1 and _is_scheme(args[1]):
        return text((args[1], mix((base,))))
    if type(base) is Param and base.name in OWN:
        return None  # what an object of the project does itself: ``for item in self.items()``
    container = node.func.value if type(node.func) is ast.Attribute else node
    if len(args) == 1:
        if method in _GROW_BY_ONE:
            escape(walk, args[0], Use.STORED, node)
            put(walk, container, base, None, args[0])
            note_put(walk, container, None, node.args[0])
            return UNKNOWN if kind is Seq or kind is Mix else None
        if method in _GROW_BY_MANY:
            escape(walk, args[0], Use.STORED, node)
            update(walk, container, base, args[0])
            return UNKNOWN if kind is Seq or kind is Dict else None
    elif not args and keywords and method == "update":
        update(
            walk,
            container,
            base,
            mapping(tuple((Const(key) if key else None, it) for key, it in keywords)),
        )
        return None
    elif not args and not keywords:
        if method in _SAME_CONTENTS:
            return base
        if method == "items":
            return _pairs_of(base)
    elif len(args) == 2 and method == "insert":
        escape(walk, args[1], Use.STORED, node)
        put(walk, container, base, None, args[1])
        note_put(walk, container, None, node.args[-1])
        return UNKNOWN if kind is Seq or kind is Mix else None
    elif len(args) == 3 and method == "insert":  # ``frame.insert(0, "owner", owners)``
        put(walk, container, base, args[1], args[2])
        return None
    elif len(args) == 2 and method == "setdefault":
        return _set_default(walk, node, container, base, args)
    if method == "get" and args and (kind is Dict or (kind is Item and _is_key(args[0], base))):
        found = Item(base, args[0])
        return either((found, args[1])) if len(args) > 1 else found
    if method == "pop" and args and kind in _MAPPINGS and _is_text(args[0]):
        return either((Item(base, args[0]), *args[1:]))
    if type(base) is Text:
        if method == "replace" and len(args) > 1:
            return replaced(base, args[0], args[1])
        return base if method == "format" else mix((base, *args))
    return None


def _set_default(
    walk: Walk, node: ast.Call, container: ast.expr, base: Value, args: list[Value]
) -> Value:
    """``mapping.setdefault(key, [])`` gives what stands there, or what was put there now."""
    escape(walk, args[1], Use.STORED, node)
    put(walk, container, base, args[0], args[1])
    return either((Item(base, args[0]), args[1]))


def default_in_module(walk: Walk, node: ast.Call, name: str, args: list[Value]) -> Value | None:
    """The same of a mapping that the module has; None for any other call of a name of the module."""
    held, _, method = name.rpartition(".")
    if method != "setdefault" or len(args) != 2 or held[1:] not in walk.bindings:
        return None
    if not isinstance(node.func, ast.Attribute):
        return None
    return _set_default(walk, node, node.func.value, walk.symbol(held), args)


def _is_text(value: Value) -> bool:
    return type(value) is Const and type(value.value) is str


def _is_scheme(value: Value) -> bool:
    """Whether an address is given another scheme: ``url.replace("postgres://", "postgresql://")``."""
    told = value.value if type(value) is Const and type(value.value) is str else ""
    return told.endswith("://") and not told.startswith(_OF_THE_WEB)


def _is_key(asked: Value, base: Value) -> bool:
    """Whether part of something is asked for a key, and is no client that is asked for an address.

    ``clients["crm"].get("/contacts")``; and ``crm, shop = clients()``, ``crm.get(number)``.
    """
    first = asked.parts[0] if type(asked) is Text and asked.parts else asked
    if type(first) is Const:
        return type(first.value) is not str or _ADDRESS.match(first.value) is None
    position = base.key if type(base) is Item else None
    return type(position) is not Const or type(position.value) is not int


def _pairs_of(base: Value) -> Value:
    """Keys of a mapping, each with what stands there: row by row where few are written out."""
    written = base.items if type(base) is Dict else ()
    if 1 < len(written) <= MAX_WRITTEN and all(
        key is not None and _is_text(key) for key, _ in written
    ):
        return Seq(tuple(Seq((key, item)) for key, item in written if key is not None))
    return Seq((Seq((_key_of(base), Item(base))),))


def _key_of(base: Value) -> Value:
    """A key of a mapping: one of the constants that they are, or what it was made of, as far as the mapping is known."""
    if type(base) in _MADE_ELSEWHERE:
        return Item(base, KEYS)
    options = base.options if type(base) is Either else (base,)
    keys = [key for option in options if type(option) is Dict for key, _ in option.items]
    known = [key for key in keys if key is not None]
    if known and len(known) == len(keys) and all(map(_is_text, known)):
        return either(known)
    return mix(known)


def _string_method(
    walk: Walk, node: ast.Call, base: Const, args: list[Value], keywords: _Keywords
) -> Value:
    """Methods of a string literal."""
    method = name_of(node.func)
    record = walk.literals.get(base.place) if base.place is not None else None
    if method == "replace" and len(args) < 2:
        return base
    if method in {"format", "replace"}:
        whole = method == "format"
        value = formatted(base, tuple(args), keywords) if whole else replaced(base, *args[:2])
        value = keep_joined_secret(walk, value)
        if type(value) is Text:
            if record is not None and record.kind == "address":
                record.value = value
            known = [part.value if type(part) is Const else UNKNOWN_PART for part in value.parts]
            note_written(walk, "".join(map(str, known)), node)
        return value
    if method == "join" and args:
        items = args[0]
        if type(items) is Either and all(type(option) is Seq for option in items.options):
            return either(joined(base, option) for option in items.options if type(option) is Seq)
        if type(items) is not Seq:
            return mix(args)
        value = joined(base, items)
        tell_whole(walk, value, max(0, len(walk.fresh) - len(items.items)))
        return value
    if record is not None:
        record.sinks.append(("tested", method))
    return mix((base, *args))


def _is_output(name: str, node: ast.Call) -> bool:
    """Whether what is shown may be meant for another program: ``print(json.dumps(rows))``."""
    if name.startswith(_OUTPUT):
        return True
    shown = node.args[0] if name == "print" and len(node.args) == 1 else None
    return type(shown) is ast.Call and name_of(shown.func) in _SPELLERS


def quiet_function(
    walk: Walk, node: ast.Call, name: str, args: list[Value], keywords: _Keywords
) -> Value | None:
    """Functions that build values or show them; None for any other."""
    if name in _SHOWN and any(key == "file" and type(it) is not Symbol for key, it in keywords):
        return None  # ``print(row, file=out)`` writes a file, and ``file=sys.stderr`` does not
    if name in _SHOWN:
        _show(walk, node, args)
        return None if _is_output(name, node) else UNKNOWN
    if name in _PAIRING and args and not any(type(it) is ast.Starred for it in node.args):
        given = [UNKNOWN] if name == "enumerate" else []
        listed = args[:1] if name == "enumerate" else args
        return Seq((Seq((*given, *map(element_of, listed))),))
    if name == _CHAINING and args and not any(type(it) is ast.Starred for it in node.args):
        return functools.reduce(concat, args)
    if name == f"{_CHAINING}.from_iterable" and args:
        return Item(args[0])
    if name == "vars" and args and type(args[0]) is not Symbol:
        return Attr(args[0], EVERYTHING)
    if name in _DATABASE_URLS:
        told = dict(keywords)
        others = told.get("", UNKNOWN)  # ``URL(**settings.DATABASE)``
        scheme = args[0] if args else told.get("drivername") or of_spread(others, "drivername")
        host = args[3] if len(args) > 3 else told.get("host") or of_spread(others, "host")
        return text((scheme, Const("://"), host))
    if name == _FIELD:
        made = next((value for key, value in keywords if key in FACTORIES), None)
        if type(made) is Mix and made.parts:
            return made.parts[0]  # ``field(default_factory=lambda: load())``
    if name == "inspect.getmembers" and args:
        return Seq((Seq((UNKNOWN, Item(Attr(args[0], EVERYTHING)))),))
    if name == "type" and len(args) == 1:
        return Attr(args[0], CLASS)
    if name in BUILTINS and name not in _WRAPPERS and name != _SUPER:
        # ``max(rows, key=age)`` is one of them, ``max(0, stock - sold)`` what it is made of.
        return Item(args[0]) if len(args) == 1 and name in {"max", "min"} else mix(args)
    if name in _NAMESPACES and not keywords:
        return None  # it holds what is put on it later
    if name == "dict" or name in _NAMESPACES:
        spread: list[tuple[Value | None, Value]] = [(None, value) for value in args]
        return mapping(
            (*spread, *[(Const(key) if key else None, value) for key, value in keywords])
        )
    if name in _EMPTY and not args and not keywords:
        return Seq(())
    if name == "setattr" and len(args) == 3:  # of what, its name and the value
        named = args[1].value if type(args[1]) is Const else None
        if type(args[0]) is not Param or args[0].name not in OWN:  # linking asks methods themselves
            store(walk, args[0], named if isinstance(named, str) else EVERYTHING, args[2])
        return None
    if name in _SORTING_IN and len(args) > 1:
        escape(walk, args[1], Use.STORED, node)
        put(walk, node.args[0], args[0], None, args[1])
        return UNKNOWN
    if args:
        if len(args) > 1 and name.startswith(_PATH_MAKERS) and name.count(".") == 1:
            return joined(Const("/"), Seq(tuple(args)))
        if name in _TEXT_MAKERS or name in _CONTAINER_MAKERS or name in _WRAPPERS:
            return args[0]
        if name in _CASTS:
            return args[-1]
        if name == "next":
            return Item(args[0])
        if name in _JOINERS and len(args) >= 2:
            return url_joined(args[0], args[1])
        if name in _QUERY_MAKERS:
            return query_of(args[0])
        if name.endswith(_PARTS_JOINERS) and type(args[0]) is Seq:
            return url_of_parts(args[0].items)
        if name in _PATH_JOINERS:
            return joined(Const("/"), Seq(tuple(args)))
        if name == "getattr" and len(args) >= 2:
            return _attribute_by_name(walk, args[0], args[1])
    if name in _LOGGER_MAKERS:
        return Instance(walk.symbol("logging.Logger"))
    if name in _BUFFERS and not args:
        return None
    root, _, rest = name.partition(".")
    if root in _QUIET_ROOTS and name not in _NOT_QUIET:
        if args and (root == "json" or (name in _ROWS and type(args[0]) is Symbol)):
            return args[0]
        return mix((*args, *[value for _, value in keywords]))
    owner, _, method = name.rpartition(".")
    if method == "joinpath" and owner and args:
        return joined(Const("/"), Seq((walk.symbol(owner), *args)))
    if rest and method in _LOG_METHODS and "log" in owner.lower():
        _show(walk, node, args)
        return UNKNOWN
    return None


def _attribute_by_name(walk: Walk, base: Value, wanted: Value) -> Value | None:
    """``getattr(base, "name")``; of an object, a name that is not known is some attribute all the same."""
    if type(wanted) is not Const or type(wanted.value) is not str:
        first = wanted.parts[0] if type(wanted) is Text else None
        begun = first.value if type(first) is Const else ""
        some = f"{SOME}{begun}" if str(begun).isidentifier() else SOME
        return walk.symbol(f"{base.name}.{some}") if type(base) is Symbol else Attr(base, some)
    if type(base) is Symbol:
        return walk.symbol(f"{base.name}.{wanted.value}")
    return Attr(base, wanted.value)


def _show(walk: Walk, node: ast.Call, args: list[Value]) -> None:
    """Printed or logged: for a person to read."""
    for value in args:
        tell(walk, value, len(walk.fresh), "shown")
        if type(value) in MAY_HOLD_RESULT:
            escape(walk, value, Use.PASSED, node)


def items_of_module(walk: Walk, name: str) -> Value | None:
    """The pairs of a mapping that the module has and whose keys only data tells: ``COUNTS.items()``; else None."""
    held = name.rpartition(".")[0]
    known = walk.bindings.get(held[1:]) if held[:1] == ":" else None
    if type(known) is not Dict or all(type(key) is Const for key, _ in known.items):
        return None
    mapping = walk.symbol(held)
    return Seq((Seq((Item(mapping, KEYS), Item(mapping))),))


def element_gone_through(walk: Walk, node: ast.expr, source: Value) -> Value:
    """One element of what a loop goes through: of a mapping that is written out, one of its keys.

    Args:
        walk: at hand.
        node: what the loop goes through.
        source: its value.
    """
    mapping = source
    if type(source) is Symbol and source.name[:1] == ":":
        mapping = walk.bindings.get(source.name[1:], source)
    written = mapping.items if type(mapping) is Dict and _gives_keys(node) else ()
    keys = [key for key, _ in written if key is not None and _is_text(key)]
    if keys and len(keys) == len(written):
        return either(keys) if len(keys) <= MAX_WRITTEN else Item(source, KEYS)
    return element_of(source)


def _gives_keys(node: ast.expr) -> bool:
    """Whether going through an expression gives keys where it is a mapping, and not what stands below them."""
    while type(node) is ast.Call and node.args and name_of(node.func) in _CONTAINER_MAKERS:
        node = node.args[0]  # ``sorted(TABLE)``
    if type(node) is ast.Call:
        return type(node.func) is ast.Attribute and node.func.attr == "keys"
    return type(node) is ast.Name


def grow_in_module(walk: Walk, node: ast.Call, name: str, args: list[Value]) -> None:
    """A list of the module receives what a function puts into it, where that may be called later: ``CHECKS.append(check)``.

    Linking asks functions for what else they put there, but not for what is in turn a part of something.
    """
    held, _, method = name.rpartition(".")
    if method not in _GROW_BY_ONE or len(args) != 1:
        return
    known = walk.bindings.get(held[1:])
    if type(known) is Seq and len(known.items) < MAX_KEPT and _may_be_called(args[0]):
        walk.bindings[held[1:]] = walk.scales.bounded(added(known, None, args[0]))
    if held[1:] in walk.module_frame.parts:
        put(walk, node.func, walk.symbol(held), None, args[0])


def _may_be_called(value: Value) -> bool:
    """Whether a value may be a function, or an object or a row that holds one."""
    if type(value) is Seq or type(value) is Dict:
        return any(type(it) is Param or type(it) is Symbol for it in inner_values(value))
    return type(value) in (Param, Symbol, Result, Attr)
