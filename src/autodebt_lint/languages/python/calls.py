"""Calls: strings are built at once, quiet calls pass through, all others become facts."""

import ast

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.containers import fill
from autodebt_lint.languages.python.growth import renew_calls
from autodebt_lint.languages.python.handed_on import (
    EACH_RUNNING,
    FOLDING,
    ITERATING,
    WRAPPERS,
    Handed,
    elements_given,
    folded_first,
    given_by_lambda,
    handed_on,
    is_getter,
    of_task,
)
from autodebt_lint.languages.python.imports import (
    CONFIGURING_METHODS,
    IMPORTING_CALLS,
    SEARCH_PATH_CALLS,
    STARTING_CALLS,
    note_import,
    note_search_path,
    note_settings,
)
from autodebt_lint.languages.python.names import FILLING
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.quiet_calls import (
    EVERYDAY,
    default_in_module,
    grow_in_module,
    items_of_module,
    quiet_function,
    quiet_method,
)
from autodebt_lint.languages.python.record_ids import note_field, note_given, note_opened
from autodebt_lint.languages.python.responses import MAY_HOLD_RESULT, escape
from autodebt_lint.languages.python.shapes import name_of, names_a_class
from autodebt_lint.languages.python.sinks import CREDENTIAL_NAMES, keep_pair, keep_secret, tell
from autodebt_lint.languages.python.switches import note_switch
from autodebt_lint.languages.python.values import either, element_of, mix
from autodebt_lint.languages.python.walk import EVALUATORS, Begun, Walk, evaluate
from autodebt_lint.model.facts import UNNAMED, Call, Use
from autodebt_lint.model.values import (
    NONE,
    SOME,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
    lambda_of,
)
from autodebt_lint.patterns import pattern

_WORKFLOWS = frozenset(["airflow", "dagster", "prefect"])
"""Libraries whose tasks have methods that run them."""
#: Calls whose argument at this position is a password.
_PASSWORD_ARGUMENTS = {
    "login": 1,
    "HTTPBasicAuth": 1,
    "HTTPDigestAuth": 1,
    "BasicAuth": 1,
    "HttpNtlmAuth": 1,
}
_PARTIAL = "functools.partial"
PARTIALS = frozenset(
    [_PARTIAL, "joblib.delayed", "joblib.parallel.delayed", "dask.delayed", "delayed"]
)
"""What gives a function that is called later, with what it is given now besides."""
#: Providers of a container of dependencies, which make something of what they are given when they are called.
PROVIDERS = frozenset(
    f"dependency_injector.providers.{name}"
    for name in "Factory Singleton ThreadSafeSingleton ThreadLocalSingleton ContextLocalSingleton Resource Callable".split()
)
BEGINNING = PROVIDERS | PARTIALS
"""What is given first what is called later, with the rest of what it is given."""
BEGINNING_NAMES = frozenset(name.rpartition(".")[2] for name in BEGINNING)
"""Last names of all calls that may be one of these."""
MAX_BEGUN = 20
"""Arguments that a call is given before, one after the other."""
_GATHERING = "asyncio.gather"
"""Gives what the calls give that it is given, in their order."""
#: Calls that read a value by name, with a second argument for when it is missing.
_LOOK_UPS = frozenset(
    "getenv get config env str setdefault pop get_secret Variable add_argument option Option".split()
)
_FALLBACKS = frozenset(["default", "fallback", "default_var"])
#: Methods of clients that mappings have too.
_MAPPING_METHODS = frozenset(["get", "pop"])
_ADDRESS_NAME = pattern(r"(?i)(?:^|[_:])(?:url|uri|endpoint|href)$")
_KEY = pattern(r"[\w\-. ]*")

#: Values that have no name and may be functions: what stands under a key, what is given or returned.
_UNNAMED = frozenset([Item, Param, Result])

_AT_ONCE = frozenset(["map", ITERATING])
"""Functions that only give what the function gives which they are handed."""
_HTTP_LIBRARIES = frozenset(["requests", "httpx"])
_VERBS = frozenset("method verb http_method http_verb request_method req_method".split())
"""Names of what holds the method of a request."""
#: Methods of a manager of Django by which functions ask that are given a model, or its rows.
_SHORTCUTS = {
    "django.shortcuts.get_object_or_404": "get",
    "django.shortcuts.aget_object_or_404": "aget",
    "django.shortcuts.get_list_or_404": "filter",
    "rest_framework.generics.get_object_or_404": "get",
}
_MANAGER = "objects"
#: Values that may begin with a literal met earlier.
_MAY_NAME_LITERAL = frozenset([Const, Text, Symbol])

_UNWRAPPED = (".fn", ".__wrapped__")
"""Attributes of a decorated function that are the function itself: ``send_message.fn(text=text)``."""


def call(walk: Walk, node: ast.Call) -> Value:
    """A call expression."""
    reads = walk.attribute_reads
    mark = len(reads)
    callee = evaluate(walk, node.func)
    read = reads.pop() if len(reads) > mark and reads[-1].value is callee else None
    callee, besides = _told_apart(walk, callee) if walk.begun else (callee, [])
    begun = _begun(walk, callee) if walk.begun else None
    begun = begun or _asked_by_verb(walk, node, callee)
    callee = callee if begun is None else begun.callee
    if type(callee) is Symbol and callee.name.endswith(_UNWRAPPED):
        callee = walk.symbol(callee.name.rpartition(".")[0])
    name = callee.name if type(callee) is Symbol or type(callee) is Attr else ""
    method = name.rpartition(".")[2]
    begin = len(walk.frame.calls)
    args, star = _arguments(walk, node, callee, name)
    if method in _MAPPING_METHODS and args:
        note_field(walk, args[0], node.args[0])
    keywords = _keywords(walk, node, callee, name)
    chosen = _verb_chosen(walk, name, args)
    if chosen is not None:  # ``action = getattr(requests, method)``
        name, callee, args = _PARTIAL, walk.symbol(_PARTIAL), chosen
    if len(args) + len(keywords) > 1:
        _mask_fallback(walk, name, args, keywords)
    own_args, own_keywords = args, keywords
    others = [_note_completed(walk, node, other, args, keywords) for other in besides]
    if begun is not None:
        args, keywords = begun.with_given(args, keywords)
    if name in _SHORTCUTS and args:
        callee, args = _asked_of_manager(walk, _SHORTCUTS[name], args[0]), args[1:]
    task = of_task(callee, args, keywords) if _may_be_task(walk, callee) else None
    if type(task) is Symbol:
        return task
    if type(task) is Handed:
        inner = _note_inner(walk, node, task)
        return Seq((inner,)) if task.each else inner
    if name == "map" and len(args) > 1 and is_getter(node.args[0]):
        return Seq((Item(args[1]),))
    if name in FOLDING and len(args) > 1 and not star:
        return _folded(walk, node, args, begin)
    handed = handed_on(method, callee, args, keywords)
    if handed is not None:
        # What is called is told as a call, not as an attribute that is read.
        reads[mark:] = [item for item in reads[mark:] if item.value is not handed.callee]
    if handed is not None and name in _AT_ONCE:
        return Seq((_note_inner(walk, node, handed),))
    if name == "map" and len(args) > 1 and type(args[0]) is Mix and not keywords:
        return Seq(args[0].parts[:1])  # of a lambda, what it gives for each element
    if method in CONFIGURING_METHODS:
        note_settings(walk, node, args)
    known: Value | None = None
    if type(callee) is Attr:
        known = quiet_method(walk, node, callee, args, keywords)
    elif type(callee) is Symbol:
        if name in SEARCH_PATH_CALLS:
            note_search_path(walk, node)
        elif name in IMPORTING_CALLS:
            note_import(walk, node, args)
        elif name in STARTING_CALLS:
            walk.starts_programs = True
        elif name[:1] == ":":
            grow_in_module(walk, node, name, args)
            known = default_in_module(walk, node, name, args)
        if known is None:
            known = items_of_module(walk, name) if method == "items" and not args else None
        if known is None:
            known = quiet_function(walk, node, name, args, keywords)
    if known is not None:
        if read is not None and name.rpartition(".")[2] not in EVERYDAY:
            reads.append(read)
        return known
    result = note_call(walk, node, callee, tuple(args), tuple(keywords), star=star)
    if name in PARTIALS and args and not star:
        earlier = _begun(walk, args[0]) or Begun(args[0])
        before, named = earlier.with_given(args[1:], keywords)
        if len(before) + len(named) <= MAX_BEGUN:
            walk.begun[result.call] = Begun(earlier.callee, tuple(before), tuple(named))
    _note_filled(walk, node, own_args, own_keywords, result.call, len(args) - len(own_args))
    if _is_wrapper(callee) and args and type(args[0]) is Symbol:
        return args[0]  # ``load = task(fetch, retries=2)``
    if name == _GATHERING and args:
        return args[0] if star and len(args) == 1 else result if star else Seq(tuple(args))
    if handed is None:
        given = given_by_lambda(
            method, node, args
        )  # ``run_in_executor(None, lambda: connect(host))``
        return either((given or result, *others)) if others else given or result
    inner = _note_inner(walk, node, handed)
    return Seq((inner,)) if handed.each else inner


def _is_wrapper(callee: Value) -> bool:
    """Whether what is called is a decorator of a library that leaves a function what it does."""
    name = callee.name if type(callee) is Symbol else ":"
    return name[:1] != ":" and name.rpartition(".")[2] in WRAPPERS


def _folded(walk: Walk, node: ast.Call, args: list[Value], begin: int) -> Value:
    """``reduce(step, rows, first)``: each call but the first is given what the one before it gave.

    The calls of a lambda are those of the function from number `begin` on.
    """
    first = folded_first(args[1:])
    if type(node.args[0]) is ast.Lambda:
        given = args[0].parts[0] if type(args[0]) is Mix and args[0].parts else UNKNOWN
    else:
        given = _note_inner(walk, node, Handed(args[0], (first, element_of(args[1])), each=False))
    whole = either((first, given))
    renew_calls(walk.frame, begin, {id(first): whole})
    return whole


def _verb_chosen(walk: Walk, name: str, args: list[Value]) -> list[Value] | None:
    """The request of a library, and its method which only who calls tells, where ``getattr`` is given these."""
    if name != "getattr" or len(args) != 2 or type(args[1]) is Const:
        return None
    library = args[0].name if type(args[0]) is Symbol else ""
    return [walk.symbol(f"{library}.request"), args[1]] if library in _HTTP_LIBRARIES else None


def _asked_by_verb(walk: Walk, node: ast.Call, callee: Value) -> Begun | None:
    """``getattr(requests, method)(url)`` is ``requests.request(method, url)``, of a session and a client as well."""
    asked = node.func
    if type(asked) is not ast.Call or name_of(asked.func) != "getattr" or len(asked.args) < 2:
        return None
    named = asked.args[1]
    if type(named) is ast.Call and type(named.func) is ast.Attribute:
        named = named.func.value if named.func.attr == "lower" else named
    if type(named) is not ast.Name and type(named) is not ast.Attribute:
        return None
    if type(callee) is Symbol and callee.name.endswith(f".{SOME}"):
        owner = callee.name.removesuffix(f".{SOME}")
        request: Value = walk.symbol(f"{owner}.request")
    elif type(callee) is Attr and callee.name.startswith(SOME):
        owner, request = "", Attr(callee.base, "request")
    else:
        return None
    if owner not in _HTTP_LIBRARIES and name_of(named) not in _VERBS:
        return None
    return Begun(request, (evaluate(walk, named),))


def _asked_of_manager(walk: Walk, method: str, model: Value) -> Value:
    """``get_object_or_404(Order, pk=1)`` is ``Order.objects.get(pk=1)``; rows are asked themselves."""
    if type(model) is Symbol:
        return walk.symbol(f"{model.name}.{_MANAGER}.{method}")
    return Attr(model, method)


def _begun(walk: Walk, callee: Value) -> Begun | None:
    """What is called with what it was given before, where a name holds what ``functools.partial`` made, or a call of that stands there."""
    made: Value | None = callee
    if type(callee) is Symbol and callee.name[:1] == ":":
        made = walk.bindings.get(callee.name[1:])
    return walk.begun.get(made.call) if type(made) is Result else None


def _told_apart(walk: Walk, callee: Value) -> tuple[Value, list[Begun]]:
    """What a call calls, and what was begun before and may be called just as well.

    ``save = partial(update, key) if known else partial(create)`` and ``save(row)``.
    """
    if type(callee) is not Either:
        return callee, []
    begun = [
        (option, made)
        for option in callee.options
        if type(option) is Result and (made := walk.begun.get(option.call)) is not None
    ]
    if not begun:
        return callee, []
    known = [option for option, _ in begun]
    rest = [it for it in callee.options if it not in known and it != NONE]
    if rest:
        return either(rest), [made for _, made in begun]
    return known[0], [made for _, made in begun[1:]]


def _note_completed(
    walk: Walk,
    node: Located,
    begun: Begun,
    args: list[Value],
    keywords: list[tuple[str, Value]],
) -> Result:
    """Record a call of what was begun before, with what it is given now."""
    whole, named = begun.with_given(args, keywords)
    return _note_inner(walk, node, Handed(begun.callee, tuple(whole), False, tuple(named)))


_HOLDING = frozenset([ast.Name, ast.Subscript])
"""Expressions that stand for a container which somebody has: ``params or {}`` may be a new one."""


def _note_filled(
    walk: Walk,
    node: ast.Call,
    args: list[Value],
    keywords: list[tuple[str, Value]],
    number: int,
    before: int,
) -> None:
    """Remember of empty containers which calls were given them: ``rows = []; load(rows)``."""
    given: list[tuple[int | str, ast.expr, Value]] = [
        (before + place, node.args[place], value) for place, value in enumerate(args)
    ]
    named = zip(node.keywords, keywords, strict=True)
    given += [(key, keyword.value, value) for keyword, (key, value) in named]
    for place, argument, value in given:
        held, container = argument, value
        if type(argument) is ast.Attribute and argument.attr in FILLING and type(value) is Attr:
            held, container = argument.value, value.base  # ``on_page(rows.append)``
        if type(held) in _HOLDING and _may_be_filled(container):
            fill(walk, held, Filled(number, place))


def _may_be_filled(value: Value) -> bool:
    """Whether a value is an empty container, or one that another call was given."""
    match value:
        case Seq(items) | Dict(items):
            return not items
        case Filled():
            return True
        case Either(options):
            return any(map(_may_be_filled, options))
        case Item(Dict(items), Const() as key):  # ``fill(body["fields"])``
            return any(_may_be_filled(part) for name, part in items if name == key)
        case _:
            return False


def _note_inner(walk: Walk, node: Located, handed: Handed) -> Result:
    """Record the call that a function which is handed on gets."""
    inner = note_call(walk, node, handed.callee, handed.args, handed.keywords)
    escape(walk, inner, Use.STORED, node)
    return inner


def note_call(
    walk: Walk,
    node: Located,
    callee: Value,
    args: tuple[Value, ...],
    keywords: tuple[tuple[str, Value], ...] = (),
    *,
    star: bool = False,
) -> Result:
    """Record a call and return its result."""
    frame = walk.frame
    number = walk.next_call
    walk.next_call = number + 1
    for value in args:
        if type(value) in MAY_HOLD_RESULT:
            escape(walk, value, Use.PASSED, node, number)
    for _, value in keywords:
        if type(value) in MAY_HOLD_RESULT:
            escape(walk, value, Use.PASSED, node, number)
    frame.calls.append(
        Call(number, callee, args, keywords, walk.locate(node), (), frame.reachable, star)
    )
    name = callee.name if type(callee) is Symbol or type(callee) is Attr else ""
    if name.rpartition(".")[2].lstrip(":") == frame.last_name and name:
        frame.own_calls.append(number)
    if type(callee) is Symbol:
        frame.callees.add(UNNAMED if f".{SOME}" in callee.name else callee.name)
        if callee.name in BEGINNING and args and type(args[0]) is Symbol:
            frame.callees.add(args[0].name)
        elif args and type(args[0]) is Attr and (callee.name[0] == ":" or "." in callee.name):
            # ``retry(sheet.append_rows, rows)``: the function may call what it is given.
            frame.callees.add(f".{args[0].name}")
    elif type(callee) is Attr:
        some = callee.name.startswith(SOME)
        frame.callees.add(UNNAMED if some else called_method(callee.name, args, keywords))
        if args and type(args[0]) is Attr and type(callee.base) is Param:
            frame.callees.add(f".{args[0].name}")
    elif type(callee) is Either:
        # A name that one of several star imports brings, or one that was bound twice.
        frame.callees.update(item.name for item in callee.options if type(item) is Symbol)
        if any(map(_has_no_name, callee.options)):
            frame.callees.add(UNNAMED)
    elif _has_no_name(callee):
        frame.callees.add(UNNAMED)
    return Result(number)


def _has_no_name(callee: Value) -> bool:
    """Whether what is called has no name of its own, or one that only the running program knows."""
    if type(callee) is Attr:
        return callee.name.startswith(SOME)
    return type(callee) in _UNNAMED or lambda_of(callee) is not None


def _arguments(walk: Walk, node: ast.Call, callee: Value, name: str) -> tuple[list[Value], bool]:
    """Evaluate the positional arguments; the second answer is whether one is starred.

    A lambda that stands first comes last: what the others are it may be given.
    """
    fresh = walk.fresh
    star = False
    args: list[Value] = [UNKNOWN] * len(node.args)
    order = [*enumerate(node.args)]
    if order and type(order[0][1]) is ast.Lambda:
        order.append(order.pop(0))
    for index, argument in order:
        mark = len(fresh)
        if index == 0 and type(argument) is ast.Lambda:
            walk.elements_given = elements_given(name.rpartition(".")[2], callee, args[1:])
        value = EVALUATORS[type(argument)](walk, argument)
        if type(argument) is ast.Starred:
            star = True
        if type(value) is Const:
            if index == 0:
                note_opened(walk, name.rpartition(".")[2], value, argument)
            if type(value.value) is int:
                note_given(walk, "", value, argument, "argument")
        if type(value) is Const and _PASSWORD_ARGUMENTS.get(name.rpartition(".")[2]) == index:
            value = keep_secret(walk, value, "password")
        if len(fresh) > mark or type(value) in _MAY_NAME_LITERAL:
            tell(walk, value, mark, "argument", (name, index))
        args[index] = value
    if star and (not _is_starred(node.args[-1]) or sum(map(_is_starred, node.args)) > 1):
        # Nobody knows where what follows stands.
        first = next(index for index, it in enumerate(node.args) if _is_starred(it))
        args[first:] = [mix(args[first:])]
    return args, star


def _is_starred(node: ast.expr) -> bool:
    return type(node) is ast.Starred


def _may_be_task(walk: Walk, callee: Value) -> bool:
    """Whether a method is one of a task: of this module, or of another one where this one has workflows."""
    name = callee.name if type(callee) is Symbol else ""
    task, _, method = name.rpartition(".")
    if task in walk.tasks:
        return True
    imported = method in EACH_RUNNING and name[0] not in ":." and "." in task
    return imported and any(it.module.partition(".")[0] in _WORKFLOWS for it in walk.imports)


def _keywords(walk: Walk, node: ast.Call, callee: Value, name: str) -> list[tuple[str, Value]]:
    """Evaluate the keyword arguments, their secrets masked."""
    fresh = walk.fresh
    keywords: list[tuple[str, Value]] = []
    for keyword in node.keywords:
        mark = len(fresh)
        value = evaluate(walk, keyword.value)
        key = keyword.arg or ""
        if type(value) is Const and key and literals.means_secret(key):
            value = keep_secret(walk, value, key)
        elif type(value) is Seq and key in CREDENTIAL_NAMES:
            value = keep_pair(walk, value)
        if len(fresh) > mark or type(value) in _MAY_NAME_LITERAL:
            tell(walk, value, mark, "argument", (name, key))
            note_switch(walk, key, value, callee, node, "argument")
            note_given(walk, key, value, keyword.value, "argument")
        keywords.append((key, value))
    return keywords


def _mask_fallback(
    walk: Walk, name: str, args: list[Value], keywords: list[tuple[str, Value]]
) -> None:
    """Mask what steps in for a missing secret: ``os.getenv("API_KEY", "…")``."""
    key = args[0].value if args and type(args[0]) is Const else None
    if type(key) is not str or not literals.means_secret(key):
        return
    if name.rpartition(".")[2] not in _LOOK_UPS:
        return
    if len(args) > 1:
        args[1] = keep_secret(walk, args[1], key)
    for index, (keyword, value) in enumerate(keywords):
        if keyword in _FALLBACKS:
            keywords[index] = (keyword, keep_secret(walk, value, key))


def called_method(
    name: str, args: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...]
) -> str:
    """How `Function.callees` writes a method: ``.post``, or ``~.get`` for a plain look-up of a key."""
    asks = name in _MAPPING_METHODS and _asks_a_mapping(args, keywords)
    return f"~.{name}" if asks else f".{name}"


def _is_class(value: Value) -> bool:
    """Whether a value is a class, as far as its name tells."""
    return type(value) is Symbol and names_a_class(value.name.rpartition(".")[2].lstrip(":"))


def _is_address(value: Value) -> bool:
    """Whether a value is an address or a path, as far as it is written out or its name tells."""
    parts = value.parts if type(value) is Text else (value,)
    texts = [part.value for part in parts if type(part) is Const]
    if texts:
        return any("/" in text for text in texts if type(text) is str)
    named = value.name if type(value) is Param or type(value) is Attr else ""
    named = value.name.rpartition(".")[2] if type(value) is Symbol else named
    return _ADDRESS_NAME.search(named) is not None


def _asks_a_mapping(args: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...]) -> bool:
    """Whether a call named like an HTTP verb plainly looks a key up: ``row.get("email", "")``."""
    if keywords or not args:
        return False
    key = args[0]
    if len(args) > 1:  # but ``session.get(Order, 7)``, ``session.get(url, params)``
        return len(args) == 2 and not (_is_class(key) or _is_address(key))
    return type(key) is Const and (
        type(key.value) is not str or _KEY.fullmatch(key.value) is not None
    )
