"""What a call does on the other side: read, write or sign in, by verb, statement, path and payload."""

from collections.abc import Iterable, Iterator

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.statements import statement_operation
from autodebt_lint.linking.remote.verbs import BOTH, READ, SIGN_IN, WRITE
from autodebt_lint.linking.resolving.addresses import Address, constant, texts
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Dict, Result, Seq, Symbol, Text, Value
from autodebt_lint.patterns import pattern

_READING_METHODS = frozenset(["GET", "HEAD", "OPTIONS"])
_QUERY_PATH = pattern(
    r"(?i)(?:(?-i:/[Gg]et(?!Or[A-Z])[A-Z])|/get(?!away|t)[a-z_-]{3,}/?(?:\?|$)|search|query|lookup|find(?!er|[-_]?or[-_]?(?:create|insert|add))|/read\b|/list/?(?:\?|$)|/get\b|:(?:batch)?get|batch/read|runreport|:report|reports?\b.*(?:run|query)|/filter|trackingnumbers|graphql|/count|/validate|/preview|[-_/]reports?/?$)"
)
_SIGN_IN_PATH = pattern(
    r"(?i)(?:oauth|/token\b|/auth(?:enticate|orize)?\b|/login|/signin|/sessions?\b|accesstoken|access_token|/identity)"
)
_ACTION_PATH = pattern(
    r"/(?:\w+\.)*(?:send|post|edit|delete|create|add|set|update)[A-Z]\w*/?(?:\?|$)"
    r"|/(?:track|identify|engage|collect)/?\?(?:.*&)?(?:data|tid|v)="
)
"""Paths that name a change although a GET asks for them: ``/bot.../sendMessage``, ``/api/track?data=...``."""
_GRAPHQL = pattern(
    r"\s*(?:#[^\n]*\s*)*(?:query|mutation|subscription|fragment)?\b[\w\s]*(?:\([^{]*\)\s*)?\{"
)
_MUTATION = pattern(r"\bmutation\b")
_DOCUMENTS = frozenset(["document", "query"])
"""Arguments of clients of GraphQL that are the document itself."""
_BUILT = {"select": READ, "insert": WRITE, "update": WRITE, "delete": WRITE}
"""Calls that begin a statement which is built and not written."""
_BUILDERS = ("sqlalchemy.", "sqlmodel.")
_TEXTUAL = frozenset(["sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text"])
"""Functions that mark a text as a statement."""
MAX_CALLS = 12
"""Calls by which one statement is built."""
_WRITING_COMMAND = pattern(r"(?:-X|--request)\s*(?:POST|PUT|PATCH|DELETE)|\s(?:-d|--data\S*|-F)\s")


def operation_of(
    remote: RemoteCall, found: tuple[Address, ...], resolver: Resolver, verb: str | None = None
) -> str:
    """What a call of a known client does.

    Args:
        remote: the call.
        found: the addresses it reaches.
        resolver: of the project.
        verb: the HTTP method for which its client was made, where it was.
    """
    behaviour = remote.behaviour
    assert behaviour is not None
    operation: str = behaviour.operation
    if operation == "sql":
        return _of_statement(remote, resolver)
    if operation == "command":
        text = " ".join(address.text for address in found)
        return WRITE if _WRITING_COMMAND.search(text) else READ
    if operation == "verb":
        operation = _of_verb(remote, resolver)
    elif verb is not None:
        operation = READ if verb in _READING_METHODS else WRITE
    elif operation == BOTH and behaviour.payload:
        operation = _of_request(remote, resolver)
    paths = [address.path for address in found if address.path]
    paths = paths or list(_paths_told(remote, resolver))
    if operation == READ and paths and all(map(_ACTION_PATH.search, paths)):
        return WRITE
    if operation == WRITE:
        path = paths[0] if paths else ""
        if paths and all(map(_SIGN_IN_PATH.search, paths)):
            return SIGN_IN
        asked = _graphql(remote, resolver)
        if asked is not None:
            return asked
        if _QUERY_PATH.search(path):
            return READ
    return operation


def _paths_told(remote: RemoteCall, resolver: Resolver) -> Iterator[str]:
    """The path that a call is told of a base which nobody knows: ``self.http.post("/contacts/search")``."""
    given = remote.address_given
    for text in strings(*given, resolver) if given is not None else ():
        if text.startswith("/"):
            yield text


def _of_request(remote: RemoteCall, resolver: Resolver) -> str:
    """By whether it is given something to send, in itself or in the request that was made for it."""
    assert remote.behaviour is not None
    if any(
        remote.argument_or_spread(argument) is not None for argument in remote.behaviour.payload
    ):
        return WRITE
    made = request_of(remote, resolver)
    if made is None:
        return READ
    request, context = made
    given = next((value for key, value in request.keywords if key == "method"), None)
    verb = constant(resolver, given, context) if given is not None else None
    if type(verb) is str:
        return READ if verb.upper() in _READING_METHODS else WRITE
    return WRITE if sent_by(request, context) else READ


def request_of(remote: RemoteCall, resolver: Resolver) -> tuple[Call, Context] | None:
    """The call that made the request which a call only sends: ``urlopen(Request(url, data))``."""
    given = remote.address_given
    for form, context in resolver.resolve(*given) if given is not None else ():
        held = resolver.holder(form.call, context) if type(form) is Result else None
        if held is not None and last_name(held[0].callee) == "Request":
            return held
    return None


def sent_by(request: Call, context: Context) -> list[Value]:
    """What a request of the standard library carries: its argument, or what is set or added later."""
    found = [*request.args[1:2], *[value for key, value in request.keywords if key == "data"]]
    function = context.function
    made = Result(request.number)
    for base, name, value in function.details.attributes if function is not None else ():
        if base == made and name == "data":
            found.append(value)
    for call in function.calls_named({"add_data"}) if function is not None else ():
        if type(call.callee) is Attr and call.callee.base == made:
            found += call.args
    return found


def _of_verb(remote: RemoteCall, resolver: Resolver) -> str:
    """By the HTTP method that the call is given."""
    assert remote.behaviour is not None
    given = remote.argument_or_spread(remote.behaviour.method)
    verb = constant(resolver, *given) if given else None
    if type(verb) is not str:
        return BOTH
    return READ if verb.upper() in _READING_METHODS else WRITE


def _of_statement(remote: RemoteCall, resolver: Resolver) -> str:
    given = remote.statement
    for statement in strings(*given, resolver) if given is not None else ():
        operation = statement_operation(statement)
        if operation is not None:
            return operation
    return (_of_built(*given, resolver) if given is not None else None) or BOTH


def _of_built(value: Value, context: Context, resolver: Resolver) -> str | None:
    """What a statement of SQLAlchemy does that is built by calls: ``select(orders.c.id).where(...)``."""
    for form, inside in resolver.resolve(value, context):
        call = resolver.holder(form.call, inside) if type(form) is Result else None
        for _ in range(MAX_CALLS):
            if call is None:
                break
            callee, where = call[0].callee, call[1]
            kind = last_name(callee)
            if kind in _BUILT and (type(callee) is not Symbol or _is_of_builder(callee)):
                return _BUILT[kind]
            base = callee.base if type(callee) is Attr else None
            call = resolver.holder(base.call, where) if type(base) is Result else None
    return None


def _is_of_builder(callee: Symbol) -> bool:
    """Whether a function that begins a statement is SQLAlchemy's, or a method of a table of the module."""
    return callee.name.startswith(_BUILDERS) or callee.name.count(".") > 0


def _graphql(remote: RemoteCall, resolver: Resolver) -> str | None:
    """What a payload of GraphQL asks for; None where the payload is something else."""
    assert remote.behaviour is not None
    texts_sent: list[str] = []
    others = False
    payload = remote.behaviour.payload
    carried = [(argument[0], remote.argument_or_spread(argument)) for argument in payload]
    made = request_of(remote, resolver)
    if made is not None:
        carried += [("data", (value, made[1])) for value in sent_by(*made)]
    for name, given in carried:
        for term in resolver.resolve(*given) if given is not None else ():
            if name in _DOCUMENTS:
                texts_sent += list(_documents(term, resolver)) or [UNKNOWN_PART]
            if type(term.form) is not Dict:
                continue
            sent = {key.value: value for key, value in term.form.items if type(key) is Const}
            others = others or "query" not in sent
            if "query" in sent:
                found = list(strings(sent["query"], term.context, resolver)) or [UNKNOWN_PART]
                if not all(map(_GRAPHQL.match, found)) and "variables" not in sent:
                    return None
                texts_sent += found
    if not texts_sent:
        return None
    changing = [text for text in texts_sent if _MUTATION.search(text)]
    if changing:
        # Callers of one function may ask by it, too, or send it something else.
        return WRITE if len(changing) == len(texts_sent) and not others else BOTH
    return READ if all(map(_GRAPHQL.match, texts_sent)) else BOTH


def asked_by_text(texts_sent: Iterable[str]) -> str | None:
    """What statements of SQL or documents of GraphQL do, of which each may be sent; None where nothing tells."""
    told = {statement_operation(text) or _of_document(text) for text in texts_sent} - {None}
    return BOTH if len(told) > 1 else next(iter(told), None)


def _of_document(text: str) -> str | None:
    if not _GRAPHQL.match(text):
        return None
    return WRITE if _MUTATION.search(text) else READ


def _documents(term: Term, resolver: Resolver) -> Iterator[str]:
    """The text of a document of GraphQL, as a text or made of one by ``gql``."""
    form, context = term
    held = resolver.holder(form.call, context) if type(form) is Result else None
    if held is not None and last_name(held[0].callee) == "gql" and held[0].args:
        yield from strings(held[0].args[0], held[1], resolver)
    elif type(form) is Const or type(form) is Text:
        yield from strings(form, context, resolver)


def strings(value: Value, context: Context, resolver: Resolver, depth: int = 0) -> Iterator[str]:
    """The texts that a value may be or, as a mapping, hold."""
    for term in resolver.resolve(value, context):
        form = term.form
        if type(form) is Const and type(form.value) is str:
            yield form.value
        elif type(form) is Dict and depth < 3:
            for _, item in form.items[:20]:
                yield from strings(item, term.context, resolver, depth + 1)
        elif type(form) is Seq and depth < 3:
            for item in form.items[:20]:
                yield from strings(item, term.context, resolver, depth + 1)
        elif type(form) is Text:
            for row in texts(resolver, form, term.context):
                yield "".join(piece.text for piece in row)
        elif type(form) is Result and depth < 3:
            held = resolver.holder(form.call, term.context)
            callee = held[0].callee if held is not None else None
            if held is not None and type(callee) is Symbol and callee.name in _TEXTUAL:
                for item in held[0].args[:1]:
                    yield from strings(item, held[1], resolver, depth + 1)
