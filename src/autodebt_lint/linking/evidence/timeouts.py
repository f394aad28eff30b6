"""Whether a remote call waits for ever."""

import enum

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.remote.client_objects import is_client, maker_functions
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Partial, is_none
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Dict, Either, Param, Result, Symbol, Value

STANDARD_LIBRARY = (
    "urllib",
    "http.",
    "smtplib",
    "ftplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "httplib",
    "telnetlib",
    "socket.",
)


MAX_HANDINGS = 3
"""Functions through which ``**kwargs`` are followed back to those that fill them."""


class Timeout(enum.Enum):
    """What limits a call's waiting."""

    SET = "set"
    MISSING = "missing"
    """None given, and the client has none of its own."""
    OFF = "off"
    """Switched off, on purpose or by a trap of the library."""
    UNKNOWN = "unknown"


def timeout_of(remote: RemoteCall, resolver: Resolver) -> tuple[Timeout, Place | None]:
    """Judge a remote call.

    Returns:
        The state, and the place of the client's constructor when it is there that the timeout was
        switched off.
    """
    behaviour = remote.behaviour
    if behaviour is None:
        return Timeout.UNKNOWN, None
    given = remote.argument(behaviour.timeout)
    if given is not None:
        return _value(*given, resolver), None
    spread = _spread(remote, resolver)
    if spread is not None:
        return spread, None
    if any(keyword in behaviour.unless for keyword, _ in remote.call.keywords):
        return Timeout.SET, None
    if remote.client is not None:
        state, place = _client_timeout(remote.client, resolver)
        if state is not Timeout.UNKNOWN:
            return state, place
    if not behaviour.waits:
        return Timeout.UNKNOWN, None
    if behaviour.dialects and not any(a.scheme in behaviour.dialects for a in remote.addresses):
        return Timeout.UNKNOWN, None
    if any(
        "timeout" in address.text.rpartition("?")[2] and "?" in address.text
        for address in remote.addresses
    ):
        return Timeout.SET, None
    if behaviour.operation == "command":
        return _command(remote), None
    if remote.name.startswith(STANDARD_LIBRARY) and _socket_default(remote.module, resolver):
        return Timeout.SET, None
    return Timeout.MISSING, None


def _value(value: Value, context: Context, resolver: Resolver) -> Timeout:
    if type(value) is Param:
        entry = context.module.functions.get(value.function)
        if entry is not None and context.call is None and not resolver.callers(entry):
            return Timeout.UNKNOWN
    state = Timeout.SET
    for term in resolver.resolve(value, context):
        form = term.form
        if is_none(term):
            return Timeout.OFF
        if type(form) is Result and _limits_nothing(form, term.context, resolver):
            return Timeout.OFF
    return state


def _limits_nothing(result: Result, context: Context, resolver: Resolver) -> bool:
    """``httpx.Timeout(None)``, ``ClientTimeout(total=None)``, and the trap ``ClientTimeout(connect=5)``."""
    held = resolver.holder(result.call, context)
    if held is None:
        return False
    call, inside = held
    name = call.callee.name if type(call.callee) is Symbol else ""
    keywords = dict(call.keywords)
    if name.endswith("ClientTimeout"):
        if call.args:
            return _is_none(call.args[0], inside, resolver)
        if "total" in keywords:
            return _is_none(keywords["total"], inside, resolver)
        return bool(keywords) and "" not in keywords
    if name.endswith("Timeout"):
        first = call.args[0] if call.args else keywords.get("timeout", keywords.get("total"))
        return (
            first is not None
            and _is_none(first, inside, resolver)
            and not set(keywords) & {"connect", "read"}
        )
    return False


def _is_none(value: Value, context: Context, resolver: Resolver) -> bool:
    return any(is_none(term) for term in resolver.resolve(value, context))


def _spread(remote: RemoteCall, resolver: Resolver) -> Timeout | None:
    """Look into ``**mapping`` arguments; one that cannot be read leaves the call unjudged."""
    assert remote.behaviour is not None
    wanted = remote.behaviour.timeout[0] if remote.behaviour.timeout else "timeout"
    for keyword, value in remote.call.keywords:
        if keyword:
            continue
        verdict = _in_mapping(value, wanted, remote.context, resolver)
        if verdict is not None:
            return verdict
        if _written_later(remote, value):
            return Timeout.UNKNOWN
    return None


def _in_mapping(
    value: Value, wanted: str, context: Context, resolver: Resolver, depth: int = MAX_HANDINGS
) -> Timeout | None:
    """What a mapping says of the limit; nothing if it lacks the key in all that it may be."""
    verdict: Timeout | None = None
    for term in resolver.resolve(value, context):
        if type(term.form) is not Dict:
            return Timeout.UNKNOWN
        for key, item in term.form.items:
            if key is None and depth:  # what the function around was given itself: **kwargs
                within = _in_mapping(item, wanted, term.context, resolver, depth - 1)
                if within is Timeout.UNKNOWN:
                    return within
                verdict = within or verdict
            elif type(key) is not Const:
                if type(item) is not Dict:  # kwargs["headers"]["Accept"] = … sets no limit
                    return Timeout.UNKNOWN
            elif key.value == wanted:
                verdict = _value(item, term.context, resolver)
    return verdict


def _written_later(remote: RemoteCall, value: Value) -> bool:
    """A ``**kwargs`` parameter that the function itself fills: ``kwargs.setdefault("timeout", 5)``."""
    if type(value) is not Param:
        return False
    for call in remote.function.details.calls:
        callee = call.callee
        if (
            type(callee) is Attr
            and callee.name in {"setdefault", "update", "__setitem__"}
            and callee.base == value
        ):
            return True
    return False


def _client_timeout(client: Client, resolver: Resolver) -> tuple[Timeout, Place | None]:
    """What the client object itself says: constructor, adapter, subclass, or a wrapped method."""
    if client.call is None:
        return _class_timeout(client, resolver)
    keywords = dict(client.call.keywords)
    if "timeout" in keywords:
        state = _value(keywords["timeout"], client.context, resolver)
        return state, client.call.place if state is Timeout.OFF else None
    if "" in keywords and client.type != "requests.Session":
        return Timeout.SET, None
    if client.type != "requests.Session":
        return Timeout.UNKNOWN, None
    state, place = _class_timeout(client, resolver)
    if state is not Timeout.UNKNOWN:
        return state, place
    if _is_outfitted(client, resolver):
        return Timeout.SET, None
    return Timeout.UNKNOWN, None


def _class_timeout(client: Client, resolver: Resolver) -> tuple[Timeout, Place | None]:
    """A session class of the project that sets the timeout in its own ``request`` or ``send``."""
    if client.cls is not None and _class_sets_timeout(client.cls, resolver):
        return Timeout.SET, None
    return Timeout.UNKNOWN, None


def _class_sets_timeout(cls: ClassEntry, resolver: Resolver) -> bool:
    return any(
        _mentions_timeout(method)
        for ancestor in resolver.project.ancestry(cls)
        for name in ("request", "send", "__init__")
        if (method := ancestor.method(name)) is not None
        and (name != "__init__" or "timeout" in method.facts.params)
    )


def _mentions_timeout(method: FunctionEntry) -> bool:
    if any("timeout" in param for param in method.facts.params):
        return True
    details = method.details
    if any("timeout" in name for _, name, _ in details.attributes):
        return True
    return any(
        "timeout" in keyword or _has_key(value, "timeout")
        for call in details.calls
        for keyword, value in (*call.keywords, *[("", arg) for arg in call.args])
    )


def _has_key(value: Value, key: str) -> bool:
    """Whether a value is the key itself, or a mapping that may have it."""
    if type(value) is Const:
        return value.value == key
    if type(value) is Either:
        return any(_has_key(option, key) for option in value.options)
    return type(value) is Dict and any(type(k) is Const and k.value == key for k, _ in value.items)


def _is_outfitted(client: Client, resolver: Resolver) -> bool:
    """An adapter with a default timeout was mounted, or ``session.request`` was replaced."""
    assert client.call is not None
    for function in _where_configured(client):
        context = resolver.anywhere(function)
        for call in function.details.calls:
            callee = call.callee
            if (
                type(callee) is Attr
                and callee.name == "mount"
                and len(call.args) == 2
                and is_client(callee.base, context, client, resolver)
                and _sets_timeout(call.args[1], context, resolver)
            ):
                return True
        for base, name, value in function.details.attributes:
            if name in {"request", "send", "get", "post"} and is_client(
                base, context, client, resolver
            ):
                for term in resolver.resolve(value, context):
                    if isinstance(term.form, Partial) and any(
                        k == "timeout" for k, _ in term.form.call.keywords
                    ):
                        return True
    return False


def _where_configured(client: Client) -> list[FunctionEntry]:
    """Functions that may configure the client: those of the class or module that made it."""
    functions = maker_functions(client)
    if functions is not None:
        return functions
    return [
        entry
        for entry in client.context.module.functions.values()
        if entry.facts.calls_any({"mount"}) or not entry.name
    ]


def _sets_timeout(adapter: Value, context: Context, resolver: Resolver) -> bool:
    for term in resolver.resolve(adapter, context):
        if isinstance(term.form, Object):
            if _class_sets_timeout(term.form.cls, resolver):
                return True
        elif type(term.form) is Result:
            held = resolver.holder(term.form.call, term.context)
            if held is not None and any("timeout" in keyword for keyword, _ in held[0].keywords):
                return True
    return False


def _command(remote: RemoteCall) -> Timeout:
    limited = any(
        word in {"-m", "-T"} or word.startswith(("--max-time", "--timeout"))
        for word in remote.command_words
    )
    return Timeout.SET if limited else Timeout.MISSING


def _socket_default(module: Module, resolver: Resolver) -> bool:
    """``socket.setdefaulttimeout`` with a value, called anywhere in the module."""
    for call, context in resolver.calls_in(module, {"setdefaulttimeout"}):
        if type(call.callee) is Symbol and call.args:
            return (
                constant(resolver, call.args[0], context) is not None
                or type(call.args[0]) is not Const
            )
    return False
