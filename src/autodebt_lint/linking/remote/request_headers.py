"""Which system the headers of a request speak of: only Shopify asks for ``X-Shopify-Access-Token``.

They tell where a shop's or a tenant's address comes from configuration, or is handed in by somebody
whom nobody calls.
"""

from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.remote.client_objects import is_client, maker_functions
from autodebt_lint.linking.remote.remote_call import Client, RemoteCall
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.values import Attr, Const, Dict, Value

_HEADERS = "headers"
_UPDATE = frozenset(["update"])


def system_of_headers(
    remote: RemoteCall, resolver: Resolver, knowledge: Knowledge
) -> System | None:
    """The system whose own headers a call sends, or the client that it is made with."""
    known = knowledge.request_headers
    for value, context in _given(remote, resolver):
        for form, _ in resolver.resolve(value, context):
            for key, _ in form.items if type(form) is Dict else ():
                name = key.value if type(key) is Const else None
                if isinstance(name, str) and name.lower() in known:
                    return knowledge.system(known[name.lower()])
    return None


def _given(remote: RemoteCall, resolver: Resolver) -> Iterator[tuple[Value, Context]]:
    """What may be the headers of a call: of its own, and of the client's making and setting up."""
    own = remote.argument_or_spread((_HEADERS, -1))
    if own is not None:
        yield own
    client = remote.client
    if client is None or client.call is None:
        return
    for key, value in client.call.keywords:
        if key == _HEADERS:
            yield value, client.context
    yield from _updates(client, resolver)


def _updates(client: Client, resolver: Resolver) -> Iterator[tuple[Value, Context]]:
    """What ``session.headers.update(...)`` adds, and what ``session.headers = ...`` puts there."""
    functions = maker_functions(client)
    if functions is None:
        functions = list(client.context.module.functions.values())
    for function in functions:
        context = resolver.anywhere(function)
        for base, name, value in function.details.attributes:
            if name == _HEADERS and is_client(base, context, client, resolver):
                yield value, context
        for call in function.calls_named(_UPDATE):
            held = call.callee.base if type(call.callee) is Attr else None
            if type(held) is not Attr or held.name != _HEADERS or not call.args:
                continue
            if is_client(held.base, context, client, resolver):
                yield call.args[0], context
