"""Partial evaluation of expressions: every node becomes a value, every call a fact."""

import ast
import re
from collections.abc import Callable

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.languages.python.values import (
    added,
    concat,
    either,
    formatted,
    joined,
    mapping,
    mix,
    percent,
    results,
    sequence,
    text,
    url_joined,
)
from autodebt_lint.model.facts import Call, Literal, ResultUse, Sink, Use
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import (
    NONE,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

MAX_STRING = 1_000
MAX_NUMBER = 2**63
MAX_SINKS = 12

STATUS_NAMES = frozenset(
    "status_code ok raise_for_status status reason is_success is_error is_client_error is_server_error "
    "getcode code error_for_status has_error errors".split()
)
BODY_NAMES = frozenset(
    "json text content iter_lines iter_content raw read iter_bytes iter_text aiter_bytes aiter_lines "
    "aread data readlines iter_any".split()
)
RESPONSE_NAMES = STATUS_NAMES | BODY_NAMES

#: Methods whose result stands for the string they are called on.
_SAME_TEXT = frozenset(
    "strip rstrip lstrip lower upper encode decode removesuffix removeprefix casefold title geturl "
    "human_repr as_posix expandtabs".split()
)
_LOG_METHODS = frozenset("debug info warning warn error exception critical".split())
_SHOWN = frozenset(
    "print input pprint.pprint click.echo sys.stdout.write sys.stderr.write warnings.warn".split()
)
_TEXT_MAKERS = frozenset(
    "str repr urllib.parse.quote urllib.parse.quote_plus urllib.quote urllib.quote_plus pydantic.HttpUrl "
    "pydantic.AnyUrl pydantic.AnyHttpUrl yarl.URL httpx.URL furl.furl pathlib.Path ensure_str cast".split()
)
_JOINERS = frozenset(
    [
        "urllib.parse.urljoin",
        "urlparse.urljoin",
        "requests.compat.urljoin",
        "six.moves.urllib.parse.urljoin",
    ]
)
_CONTAINER_MAKERS = frozenset(
    "list tuple set frozenset sorted reversed iter enumerate next copy.copy copy.deepcopy filter".split()
)
_BUILTINS = frozenset(
    "abs all any ascii bin bool bytearray bytes callable chr dir divmod float format hasattr hash hex id int "
    "isinstance issubclass len locals globals max memoryview min oct ord pow range round slice sum type vars zip "
    "map super object property staticmethod classmethod unicode long xrange".split()
)
#: Methods of clients that mappings have too.
_MAPPING_METHODS = frozenset(["get", "pop", "update"])
#: Roots of the standard library in which nothing talks to another system.
_QUIET_ROOTS = frozenset(
    "re json datetime time math random collections itertools copy hashlib base64 uuid logging typing dataclasses "
    "enum decimal string textwrap pathlib shutil tempfile glob argparse traceback warnings operator statistics "
    "struct zlib gzip hmac secrets calendar locale pprint abc types inspect html csv io codecs unicodedata "
    "contextlib heapq bisect array numbers fractions cmath difflib fnmatch linecache keyword ast tokenize dis "
    "pickle configparser platform stat getpass getopt signal gc weakref errno zoneinfo dateutil pytz simplejson "
    "voluptuous pytest unittest mock numpy".split()
)
#: Calls whose argument at this position is a password.
_PASSWORD_ARGUMENTS = {
    "login": 1,
    "HTTPBasicAuth": 1,
    "HTTPDigestAuth": 1,
    "BasicAuth": 1,
    "HttpNtlmAuth": 1,
}
_QUIET_EXCEPTIONS = frozenset(["contextlib.suppress", "time.sleep"])
_CONSTANTS = {value: Const(value) for value in (True, False)}


class LiteralRecord:
    """A literal of interest while the walk is still finding out how it is used."""

    __slots__ = ("kind", "place", "reachable", "scope", "sinks", "text", "value")

    def __init__(
        self, text: str, place: Place, kind: str, value: Value, scope: str, reachable: bool
    ) -> None:
        """Start the record of one literal."""
        self.text = text
        self.place = place
        self.kind = kind
        self.value = value
        self.scope = scope
        self.reachable = reachable
        self.sinks: list[tuple[str, object]] = []

    def fact(self) -> Literal:
        """Freeze the record."""
        sinks = dict.fromkeys(
            Sink(kind, "|".join(map(str, detail)) if isinstance(detail, tuple) else str(detail))
            for kind, detail in self.sinks
        )
        return Literal(
            text=self.text,
            place=self.place,
            kind=self.kind,
            sinks=tuple(sinks)[:MAX_SINKS],
            scope=self.scope,
            value=self.value,
            reachable=self.reachable,
        )


class Expressions:
    """The half of the walk that evaluates expressions."""

    def __init__(self, locate: Callable[[ast.AST], Place]) -> None:
        """Prepare an empty walk; `locate` gives a node's place in the original text."""
        self.locate = locate
        self.frame = Frame("", None)
        self.module_frame = self.frame
        self.stars: list[str] = []
        self.next_call = 0
        self.literals: dict[Place, LiteralRecord] = {}
        self.named_literals: dict[str, LiteralRecord] = {}
        self.fresh: list[LiteralRecord] = []
        self.symbols: dict[str, Symbol] = {}

    def value(self, node: ast.expr) -> Value:
        """Evaluate any expression."""
        return EVALUATORS[type(node)](self, node)

    def symbol(self, name: str) -> Symbol:
        """The one symbol of this name."""
        found = self.symbols.get(name)
        if found is None:
            found = self.symbols[name] = Symbol(name)
        return found

    # Names and attributes

    def name(self, node: ast.Name) -> Value:
        """A name where it is read."""
        name = node.id
        frame = self.frame
        found = frame.env.get(name)
        frame.loads.add(name)
        return found if found is not None else self.free(name)

    def free(self, name: str) -> Value:
        """A name that the current frame does not bind."""
        outer = self.frame.parent
        while outer is not None and outer.parent is not None:
            if not outer.is_class:
                outer.loads.add(name)
                found = outer.env.get(name)
                if found is not None:
                    return found
            outer = outer.parent
        found = self.module_frame.env.get(name)
        if found is not None:
            if type(found) is Symbol:
                return found
            if type(found) is Either and all(type(option) is Symbol for option in found.options):
                return found
            return self.symbol(":" + name)
        if self.stars and name not in _BUILTINS and name not in _SHOWN:
            return either(self.symbol(f"{star}.{name}") for star in self.stars)
        return self.symbol(name)

    def attribute(self, node: ast.Attribute) -> Value:
        """``base.name`` where it is read."""
        base = self.value(node.value)
        name = node.attr
        if type(base) is Symbol:
            return self.symbol(f"{base.name}.{name}")
        if type(base) is Param:
            # A response that this very function put into an attribute.
            kept = self.frame.env.get(f"{base.name}.{name}")
            if kept is not None:
                return kept
        if name in RESPONSE_NAMES:
            self.touch(base, Use.STATUS if name in STATUS_NAMES else Use.BODY_CHECKED, node)
        return Attr(base, name)

    def subscript(self, node: ast.Subscript) -> Value:
        """``base[key]`` where it is read."""
        base = self.value(node.value)
        if type(node.slice) is ast.Slice:
            return base
        mark = len(self.fresh)
        key = self.value(node.slice)
        if len(self.fresh) > mark:
            self.used(key, mark, "key", "")
        return Item(base, key)

    # Uses of call results and of literals

    def touch(self, base: Value, use: Use, node: ast.AST) -> None:
        """Note that the status or the body of a possible response was looked at."""
        kind = type(base)
        frame = self.frame
        if kind is Param:
            if use is Use.BODY_CHECKED and not self._param_checked(base.name):  # type: ignore[union-attr]
                use = Use.BODY_UNCHECKED
            frame.param_uses.setdefault(base.name, []).append(ResultUse(use, self.locate(node)))  # type: ignore[union-attr]
            return
        if kind is not Result and kind is not Either:
            return
        for result in results(base):
            number = result.call
            if use is Use.STATUS:
                frame.env[number] = NONE
                self.note_use(number, use, node)
            else:
                self.note_use(number, use if number in frame.env else Use.BODY_UNCHECKED, node)

    def _param_checked(self, name: str) -> bool:
        return any(use.use is Use.STATUS for use in self.frame.param_uses.get(name, ()))

    def note_use(self, number: int, use: Use, node: ast.AST, detail: int = -1) -> None:
        """Append one use of the result of call `number`."""
        uses = self.frame.uses.setdefault(number, [])
        if len(uses) < MAX_SINKS:
            uses.append(ResultUse(use, self.locate(node), detail))

    def escape(self, value: Value, use: Use, node: ast.AST, detail: int = -1) -> None:
        """Note that `value`, or results held directly in it, left the frame's sight."""
        kind = type(value)
        if kind is Result:
            self.note_use(value.call, use, node, detail)  # type: ignore[union-attr]
        elif kind is Either:
            for result in results(value):
                self.note_use(result.call, use, node, detail)
        elif kind is Seq:
            for item in value.items:  # type: ignore[union-attr]
                if type(item) is Result:
                    self.note_use(item.call, use, node, detail)
        elif kind is Dict:
            for _, item in value.items:  # type: ignore[union-attr,misc]
                if type(item) is Result:
                    self.note_use(item.call, use, node, detail)

    def record(self, content: str, place: Place, kind: str, value: Value) -> LiteralRecord:
        """Start, or find, the record of an interesting literal."""
        found = self.literals.get(place)
        if found is None:
            found = LiteralRecord(
                content, place, kind, value, self.frame.name, self.frame.reachable
            )
            self.literals[place] = found
        elif kind != "address":
            found.kind, found.text = kind, content
        self.fresh.append(found)
        return found

    def used(self, value: Value, mark: int, kind: str, detail: object) -> None:
        """Tell the literals in `value` how they are used.

        Literals evaluated since `mark` are told directly; a literal that reached here through a
        name is found by the place or the name it carries.
        """
        fresh = self.fresh
        told = fresh[mark:]
        for record in told:
            record.sinks.append((kind, detail))
        if type(value) is Text:
            value = value.parts[0]
        record = None
        if type(value) is Const:
            if value.place is not None:
                record = self.literals.get(value.place)
        elif type(value) is Symbol:
            record = self.named_literals.get(value.name)
        if record is not None and record not in told:
            record.sinks.append((kind, detail))

    def keep_secret(self, value: Value, name: str) -> Value:
        """Mask `value` if the name that holds it makes it a secret, and record it."""
        if type(value) is not Const or type(value.value) is not str or value.place is None:
            return value
        if value.value.endswith("****") or not literals.is_secret(name, value.value):
            return value
        hidden = literals.mask(value.value)
        record = self.record(hidden, value.place, "name", UNKNOWN)
        record.sinks.append(("secret", name))
        return Const(hidden, value.place)

    def note_version(self, key: str, value: Value, node: ast.AST) -> None:
        """Record what is kept under a key that names a version: a header may fix one."""
        if key[-7:].lower() == "version" and type(value) in (Const, Symbol, Text, Attr, Param):
            place = (
                value.place
                if type(value) is Const and value.place is not None
                else self.locate(node)
            )
            if place not in self.literals:
                self.record(key, place, "version", value).sinks.append(("item", key))

    # Literals

    def constant(self, node: ast.Constant) -> Value:
        """A literal."""
        value = node.value
        kind = type(value)
        if kind is str:
            return self.string(value, node)
        if kind is bytes:
            return self.string(value.decode("latin-1"), node)
        if value is None:
            return NONE
        if kind is bool:
            return _CONSTANTS[value]
        if kind is float or (kind is int and -MAX_NUMBER < value < MAX_NUMBER):
            return Const(value)
        return UNKNOWN

    def string(self, value: str, node: ast.AST) -> Const:
        """A string literal, its secrets masked."""
        if len(value) < 4:
            return Const(value)
        place = self.locate(node)
        if not value.isascii():
            # Lone surrogates cannot be written down; nothing that matters here holds one.
            value = value.encode("utf-8", "replace").decode()
        if "://" in value or (";" in value and "=" in value) or value.startswith("jdbc:"):
            if literals.secret_in_address(value):
                value = literals.mask_address(value)
                const = Const(value[:MAX_STRING], place)
                self.record(value[:MAX_STRING], place, "userinfo", const)
                return const
            const = Const(value[:MAX_STRING], place)
            if literals.is_address(value) or literals.is_scheme(value):
                self.record(value[:MAX_STRING], place, "address", const)
            return const
        if len(value) > 17:
            if literals.is_token(value):
                value = literals.mask(value)
                self.record(value, place, "shape", UNKNOWN)
            elif len(value) > MAX_STRING:
                value = value[:MAX_STRING]
        return Const(value, place)

    def joined_string(self, node: ast.JoinedStr) -> Value:
        """An f-string: its constant parts carry the place of the whole, on every Python alike."""
        place = self.locate(node)
        parts: list[Value] = []
        shape: list[str] = []
        for part in node.values:
            if type(part) is ast.Constant:
                content = str(part.value)
                shape.append(content)
                parts.append(Const(content[:MAX_STRING], place))
            else:
                shape.append(literals.UNKNOWN_PART)
                mark = len(self.fresh)
                inner = self.value(part.value if type(part) is ast.FormattedValue else part)
                self.used(inner, mark, "part" if not parts else "embedded", "")
                parts.append(inner)
        whole = "".join(shape)
        value = text(parts) if parts else Const("")
        if "://" in whole:
            if literals.secret_in_address(whole):
                hidden = literals.mask_address(whole)
                value = Const(hidden[:MAX_STRING], place)
                self.record(hidden[:MAX_STRING], place, "userinfo", value)
            elif literals.is_address(whole) or literals.is_scheme(whole):
                self.record(whole[:MAX_STRING], place, "address", value)
        return value

    def dictionary(self, node: ast.Dict) -> Value:
        """A dictionary display; keys that mean a secret guard their values."""
        items: list[tuple[Value | None, Value]] = []
        for key_node, value_node in zip(node.keys, node.values, strict=True):
            mark = len(self.fresh)
            if key_node is None:
                items.append((None, self.value(value_node)))
                continue
            key = self.value(key_node)
            if len(self.fresh) > mark:
                self.used(key, mark, "key", "")
                mark = len(self.fresh)
            value = self.value(value_node)
            if type(key) is Const and type(key.value) is str:
                if type(value) is Const and literals.means_secret(key.value):
                    value = self.keep_secret(value, key.value)
                self.used(value, mark, "item", key.value)
                self.note_version(key.value, value, value_node)
            items.append((key, value))
        return mapping(tuple(items))

    def sequence_display(self, node: ast.List | ast.Tuple | ast.Set) -> Value:
        """A list, tuple or set display."""
        return sequence(tuple([EVALUATORS[type(item)](self, item) for item in node.elts]))

    # Operators

    def binary(self, node: ast.BinOp) -> Value:
        """Concatenation and ``%`` are followed, other arithmetic is only depended on."""
        mark = len(self.fresh)
        left = self.value(node.left)
        right = self.value(node.right)
        operator = type(node.op)
        if operator is ast.Add:
            value = concat(left, right)
        elif operator is ast.Mod:
            if type(left) is Const:
                value = percent(left, right) if type(left.value) is str else UNKNOWN
            elif type(left) is Text:
                value = text((left, Mix((right,))))
            elif type(left) is Symbol and left.name.startswith(":"):
                value = self.call_fact(Attr(left, "__mod__"), (right,), (), node, star=False)
            else:
                value = mix((left, right))
        elif operator is ast.Div and type(left) in (Text, Const, Symbol):
            value = text((left, Const("/"), right))
        else:
            value = mix((left, right))
        if len(self.fresh) > mark:
            self.grown(value, mark)
        return value

    def grown(self, value: Value, mark: int) -> None:
        """Let a literal that begins a longer string know the whole."""
        if type(value) is not Text:
            return
        first = value.parts[0]
        for record in self.fresh[mark:]:
            if record.kind == "address":
                if type(first) is Const and first.place == record.place:
                    record.value = value
                elif not (type(first) is Const and first.value == ""):
                    record.sinks.append(("embedded", ""))

    def boolean(self, node: ast.BoolOp) -> Value:
        """``or`` keeps all operands, ``and`` too: any of them may be the result."""
        options = []
        for operand in node.values:
            value = self.value(operand)
            self.truth(value, operand)
            options.append(value)
        return either(options)

    def unary(self, node: ast.UnaryOp) -> Value:
        """``not`` and signs."""
        value = self.value(node.operand)
        if type(node.op) is ast.USub and type(value) is Const and type(value.value) in (int, float):
            return Const(-value.value)  # type: ignore[operator]
        if type(node.op) is ast.Not:
            self.truth(value, node.operand)
            return UNKNOWN
        return mix((value,))

    def truth(self, value: Value, node: ast.AST) -> None:
        """A response in a truth test has had its status looked at."""
        if type(value) is Result or type(value) is Either or type(value) is Param:
            self.touch(value, Use.STATUS, node)

    def compare(self, node: ast.Compare) -> Value:
        """A comparison; literals in it are tested for, not used."""
        mark = len(self.fresh)
        left = self.value(node.left)
        self.used(left, mark, "compared", "")
        name = _plain_name(node.left)
        for other in node.comparators:
            mark = len(self.fresh)
            value = self.value(other)
            self.used(value, mark, "compared", "")
            if name and type(value) is Const and literals.means_secret(name):
                self.keep_secret(value, name)
        return UNKNOWN

    def conditional(self, node: ast.IfExp) -> Value:
        """``a if test else b``."""
        test = self.value(node.test)
        self.truth(test, node.test)
        return either((self.value(node.body), self.value(node.orelse)))

    # Comprehensions, lambdas and the rest

    def _generators(self, generators: list[ast.comprehension]) -> None:
        for generator in generators:
            self.bind(generator.target, Item(self.value(generator.iter)))
            for test in generator.ifs:
                self.truth(self.value(test), test)

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Value:
        """A comprehension is a sequence with one element that stands for all."""
        self._generators(node.generators)
        return Seq((self.value(node.elt),))

    def dict_comprehension(self, node: ast.DictComp) -> Value:
        """A dictionary comprehension, its key kept."""
        self._generators(node.generators)
        return Dict(((self.value(node.key), self.value(node.value)),))

    def lambda_(self, node: ast.Lambda) -> Value:
        """Calls in a lambda belong to the frame that makes it."""
        env = self.frame.env
        self.frame.env = dict(env)
        for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            self.frame.env[arg.arg] = UNKNOWN
        value = self.value(node.body)
        self.frame.env = env
        return Mix((value,))

    def inner(self, node: ast.Await | ast.Starred | ast.FormattedValue) -> Value:
        """Nodes that stand for the value inside them."""
        return self.value(node.value)

    def yielded(self, node: ast.Yield | ast.YieldFrom) -> Value:
        """A yielded value is an element of what the function returns."""
        if node.value is not None:
            value = self.value(node.value)
            self.frame.yields.append(Item(value) if type(node) is ast.YieldFrom else value)
            self.escape(value, Use.STORED, node)
        return UNKNOWN

    def named(self, node: ast.NamedExpr) -> Value:
        """``name := value``."""
        value = self.value(node.value)
        self.bind(node.target, value)
        return value

    def slice_(self, node: ast.Slice) -> Value:
        """A slice inside a tuple of subscripts."""
        for part in (node.lower, node.upper, node.step):
            if part is not None:
                self.value(part)
        return UNKNOWN

    def other(self, node: ast.expr) -> Value:
        """An expression of a kind that a newer Python brought: its parts are still seen."""
        return mix(
            [
                self.value(child)
                for child in ast.iter_child_nodes(node)
                if isinstance(child, ast.expr)
            ]
        )

    # Calls

    def call(self, node: ast.Call) -> Value:
        """A call: strings are built at once, quiet library calls pass through, others are facts."""
        callee = self.value(node.func)
        kind = type(callee)
        name = callee.name if kind is Symbol or kind is Attr else ""  # type: ignore[union-attr]
        args, star = self._arguments(node, name)
        keywords = self._keywords(node, name)
        if kind is Attr:
            done = self._method(node, callee, args, keywords)  # type: ignore[arg-type]
        elif kind is Symbol:
            done = self._function(node, name, args, keywords)
        else:
            done = None
        if done is not None:
            return done
        return self.call_fact(callee, tuple(args), tuple(keywords), node, star=star)

    def call_fact(
        self,
        callee: Value,
        args: tuple[Value, ...],
        keywords: tuple[tuple[str, Value], ...],
        node: ast.AST,
        *,
        star: bool,
    ) -> Result:
        """Record a call and return its result."""
        frame = self.frame
        number = self.next_call
        self.next_call = number + 1
        for value in args:
            if type(value) in _MAY_HOLD_RESULT:
                self.escape(value, Use.PASSED, node, number)
        for _, value in keywords:
            if type(value) in _MAY_HOLD_RESULT:
                self.escape(value, Use.PASSED, node, number)
        frame.calls.append(
            Call(number, callee, args, keywords, self.locate(node), (), frame.reachable, star)
        )
        kind = type(callee)
        if kind is Symbol:
            frame.callees.add(callee.name)  # type: ignore[union-attr]
            if callee.name == "functools.partial" and args and type(args[0]) is Symbol:  # type: ignore[union-attr]
                frame.callees.add(args[0].name)
        elif kind is Attr:
            frame.callees.add(called_method(callee.name, args, keywords))  # type: ignore[union-attr]
        return Result(number)

    def _arguments(self, node: ast.Call, name: str) -> tuple[list[Value], bool]:
        fresh = self.fresh
        star = False
        args: list[Value] = []
        for index, argument in enumerate(node.args):
            mark = len(fresh)
            value = EVALUATORS[type(argument)](self, argument)
            if type(argument) is ast.Starred:
                star = True
            kind = type(value)
            if kind is Const and _PASSWORD_ARGUMENTS.get(name.rpartition(".")[2]) == index:
                value = self.keep_secret(value, "password")
            if len(fresh) > mark or kind is Const or kind is Text or kind is Symbol:
                self.used(value, mark, "argument", (name, index))
            args.append(value)
        return args, star

    def _keywords(self, node: ast.Call, name: str) -> list[tuple[str, Value]]:
        fresh = self.fresh
        keywords: list[tuple[str, Value]] = []
        for keyword in node.keywords:
            mark = len(fresh)
            value = self.value(keyword.value)
            key = keyword.arg or ""
            kind = type(value)
            if kind is Const and key and literals.means_secret(key):
                value = self.keep_secret(value, key)
            elif kind is Seq and key in {"auth", "basic_auth", "http_auth"}:
                value = self._credentials(value)  # type: ignore[arg-type]
            if len(fresh) > mark or kind is Const or kind is Text or kind is Symbol:
                self.used(value, mark, "argument", (name, key))
            keywords.append((key, value))
        return keywords

    def _credentials(self, pair: Seq) -> Value:
        """An ``auth`` pair: the second of the two is a password."""
        if len(pair.items) != 2:
            return pair
        return Seq((pair.items[0], self.keep_secret(pair.items[1], "password")))

    def _method(
        self, node: ast.Call, callee: Attr, args: list[Value], keywords: list[tuple[str, Value]]
    ) -> Value | None:
        """Methods that need no fact: of strings, containers and loggers."""
        method, base = callee.name, callee.base
        if method in _SAME_TEXT:
            return base
        kind = type(base)
        if kind is Const and type(base.value) is str:  # type: ignore[union-attr]
            return self._string_method(node, method, base, args, keywords)  # type: ignore[arg-type]
        if method in _LOG_METHODS:
            self._shown(node, args)
            return UNKNOWN
        if method in {"append", "add", "appendleft"} and len(args) == 1:
            self._grow(node, base, None, args[0])
            return UNKNOWN if kind is Seq or kind is Mix else None
        if method in {"extend", "update"} and len(args) == 1 and kind is not Result:
            self._grow(node, base, None, args[0] if type(args[0]) is Dict else Item(args[0]))
            return UNKNOWN if kind is Seq or kind is Dict else None
        if method == "setdefault" and len(args) == 2:
            self._grow(node, base, args[0], args[1])
            return either((Item(base, args[0]), args[1]))
        if method == "get" and args and (kind is Dict or kind is Item):
            found: Value = Item(base, args[0])
            return either((found, args[1])) if len(args) > 1 else found
        if method in {"items", "values", "copy", "keys"} and not args:
            return base if method != "items" else Seq((Seq((UNKNOWN, Item(base))),))
        if kind is Text:
            return mix((base, *args)) if method != "format" else base
        return None

    def _string_method(
        self,
        node: ast.Call,
        method: str,
        base: Const,
        args: list[Value],
        keywords: list[tuple[str, Value]],
    ) -> Value:
        if method == "format":
            mark = len(self.fresh)
            value = formatted(base, tuple(args), keywords)
            record = self.literals.get(base.place) if base.place else None
            if record is not None and type(value) is Text and record.kind == "address":
                record.value = value
            del self.fresh[mark:]
            return value
        if method == "join" and args:
            if type(args[0]) is Seq:
                value = joined(base, args[0])
                self.grown(value, max(0, len(self.fresh) - len(args[0].items)))
                return value
            return mix(args)
        if method == "replace":
            return base
        if base.place is not None and base.place in self.literals:
            self.literals[base.place].sinks.append(("tested", method))
        return mix((base, *args))

    def _function(
        self, node: ast.Call, name: str, args: list[Value], keywords: list[tuple[str, Value]]
    ) -> Value | None:
        """Functions that need no fact."""
        if name in _BUILTINS:
            return Item(args[0]) if name in {"max", "min"} and args else mix(args)
        if name in _TEXT_MAKERS and args:
            return args[-1] if name == "cast" else args[0]
        if name in _SHOWN:
            self._shown(node, args)
            return UNKNOWN
        if name in _CONTAINER_MAKERS and args:
            return Item(args[0]) if name == "next" else args[-1] if name == "filter" else args[0]
        if name == "dict":
            return self._dict(args, keywords)
        if name in _JOINERS and len(args) >= 2:
            return url_joined(args[0], args[1])
        if (
            name == "getattr"
            and len(args) >= 2
            and type(args[1]) is Const
            and type(args[1].value) is str
        ):
            base = args[0]
            return (
                self.symbol(f"{base.name}.{args[1].value}")
                if type(base) is Symbol
                else Attr(base, args[1].value)
            )
        root, _, rest = name.partition(".")
        if root in _QUIET_ROOTS and name not in _QUIET_EXCEPTIONS:
            return (
                mix((*args, *[value for _, value in keywords]))
                if root != "json" or not args
                else args[0]
            )
        method = name.rpartition(".")[2]
        if rest and method in _LOG_METHODS and "log" in name.rpartition(".")[0].lower():
            self._shown(node, args)
            return UNKNOWN
        if (
            rest
            and method in {"append", "extend", "add", "update"}
            and name.startswith(":")
            and args
        ):
            return None
        return None

    def _dict(self, args: list[Value], keywords: list[tuple[str, Value]]) -> Value:
        items: list[tuple[Value | None, Value]] = [(None, value) for value in args]
        items += [(Const(key) if key else None, value) for key, value in keywords]
        return mapping(tuple(items))

    def _shown(self, node: ast.Call, args: list[Value]) -> None:
        """Printed or logged: for a person to read."""
        for value in args:
            self.used(value, len(self.fresh), "shown", "")
            if type(value) in _MAY_HOLD_RESULT:
                self.escape(value, Use.PASSED, node)

    def _grow(self, node: ast.Call, base: Value, key: Value | None, value: Value) -> None:
        """A container receives a value."""
        self.escape(value, Use.STORED, node)
        target = node.func.value if type(node.func) is ast.Attribute else None
        while True:  # `table.setdefault(key, []).append(value)`, `table[key].append(value)`
            if type(target) is ast.Subscript:
                target = target.value
            elif (
                type(target) is ast.Call
                and type(target.func) is ast.Attribute
                and target.func.attr in {"setdefault", "get"}
            ):
                target = target.func.value
            else:
                break
            key = UNKNOWN
            base = self.frame.env.get(target.id, base) if type(target) is ast.Name else base
        if type(target) is ast.Name and target.id in self.frame.env:
            if type(value) is Dict and type(base) is Dict:
                self.frame.env[target.id] = mapping((*base.items, *value.items))
            else:
                self.frame.env[target.id] = added(base, key, value)
        elif type(base) is Attr:
            grown: Value = Seq((value,)) if key is None else Dict(((key, value),))
            self.frame.attributes.append((base.base, base.name, grown))

    def bind(self, target: ast.expr, value: Value) -> None:
        """Give `value` to an assignment target; the statements' half defines it."""
        raise NotImplementedError


def called_method(
    name: str, args: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...]
) -> str:
    """How `Function.callees` writes a method: ``.post``, or ``~.get`` for a plain look-up of a key."""
    asks = name in _MAPPING_METHODS and _asks_a_mapping(args, keywords)
    return f"~.{name}" if asks else f".{name}"


def _asks_a_mapping(args: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...]) -> bool:
    """Whether a call named like an HTTP verb plainly looks a key up: ``row.get("email", "")``."""
    if keywords or not args:
        return False
    if len(args) > 1:
        return len(args) == 2
    value = args[0].value if type(args[0]) is Const else UNKNOWN
    return value is not UNKNOWN and (type(value) is not str or _KEY.fullmatch(value) is not None)


_KEY = re.compile(r"[\w\-. ]*")
_MAY_HOLD_RESULT = frozenset([Result, Either, Seq, Dict])


def _plain_name(node: ast.expr) -> str:
    """The last name of an expression, for judging what it is meant to hold."""
    if type(node) is ast.Name:
        return node.id
    if type(node) is ast.Attribute:
        return node.attr
    if (
        type(node) is ast.Subscript
        and type(node.slice) is ast.Constant
        and type(node.slice.value) is str
    ):
        return node.slice.value
    return ""


class _Evaluators(dict[type, Callable[[Expressions, ast.AST], Value]]):
    """Evaluator of each expression type; a type nobody listed is looked through."""

    def __missing__(self, key: type) -> Callable[[Expressions, ast.AST], Value]:
        return Expressions.other  # type: ignore[return-value]


EVALUATORS = _Evaluators(
    {
        ast.Name: Expressions.name,
        ast.Attribute: Expressions.attribute,
        ast.Subscript: Expressions.subscript,
        ast.Constant: Expressions.constant,
        ast.JoinedStr: Expressions.joined_string,
        ast.Dict: Expressions.dictionary,
        ast.List: Expressions.sequence_display,
        ast.Tuple: Expressions.sequence_display,
        ast.Set: Expressions.sequence_display,
        ast.BinOp: Expressions.binary,
        ast.BoolOp: Expressions.boolean,
        ast.UnaryOp: Expressions.unary,
        ast.Compare: Expressions.compare,
        ast.IfExp: Expressions.conditional,
        ast.ListComp: Expressions.comprehension,
        ast.SetComp: Expressions.comprehension,
        ast.GeneratorExp: Expressions.comprehension,
        ast.DictComp: Expressions.dict_comprehension,
        ast.Lambda: Expressions.lambda_,
        ast.Await: Expressions.inner,
        ast.Starred: Expressions.inner,
        ast.FormattedValue: Expressions.inner,
        ast.Yield: Expressions.yielded,
        ast.YieldFrom: Expressions.yielded,
        ast.NamedExpr: Expressions.named,
        ast.Slice: Expressions.slice_,
        ast.Call: Expressions.call,
    }  # type: ignore[dict-item]
)
