"""Which addresses a call reaches: by its arguments, its client's base, or the command it runs."""

from collections.abc import Iterator

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.remote.client_objects import ClientObjects
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.resolving.addresses import (
    Address,
    Piece,
    address_of,
    addresses,
    looked_up,
    texts,
)
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.values import Const, Seq, Text, Value
from autodebt_lint.patterns import pattern

MAX_WORDS = 40
"""Words of an argument list that are looked at."""

_FETCHERS = frozenset(["curl", "wget"])
_FETCHING = pattern(r"\s*(?:\w+=\S+\s+)*(?:sudo\s+)?\S*\b(?:curl|wget)\s")


def reached(remote: RemoteCall, objects: ClientObjects) -> Iterator[Address]:
    """The addresses that a call of a known client may reach."""
    behaviour = remote.behaviour
    assert behaviour is not None
    resolver = objects.resolver
    given = remote.address_given
    if (
        given is None
        and behaviour.address is not None
        and behaviour.makes == "database"
        and remote.call.args
    ):
        given = (remote.call.args[0], remote.context)
    base = objects.base(remote.client)
    connection = objects.connection(remote.client)
    if connection:
        named = Piece(UNKNOWN_PART, None, remote.module, f"name:{connection}")
        rows = texts(resolver, *given) if given is not None else [()]
        found = [address_of((named, *row), bare_host=True) for row in rows]
        yield from (address for address in found if address is not None)
        return
    if given is None:
        if base is not None:
            yield from addresses(resolver, *base, bare_host=True)
        return
    passed = objects.passed_on(remote, given)
    if passed is not None and not any(
        _plain(row).strip(UNKNOWN_PART) for row in texts(resolver, *passed)
    ):
        passed = None  # ``self.base.relative(url)``: the path itself tells more
    value, context = passed or given
    if type(value) is Seq and value.items:
        value = value.items[0]
    bare = bool(behaviour.scheme) or behaviour.makes in {"database", "redis"}
    if base is not None and not bare and not _is_absolute(value, context, resolver):
        if context is not base[1]:
            yield from _joined(base, (value, context), resolver)
            return
        rest = (Const("/"), value) if _is_bare(value, base, context, resolver) else (value,)
        yield from addresses(resolver, Text((base[0], *rest)), base[1], bare_host=True)
        return
    told = list(addresses(resolver, value, context, bare_host=bare))
    for address in told if told or bare else _by_path(given, resolver):
        yield address if address.scheme else address._replace(scheme=behaviour.scheme)


def _by_path(given: tuple[Value, Context], resolver: Resolver) -> Iterator[Address]:
    """What is known where only a path is: ``session.post("/rest/api/2/issue")`` of a session that knows the host."""
    unknown = Piece(UNKNOWN_PART, None, given[1].module)
    for row in texts(resolver, *given):
        path = _plain(row).startswith("/")
        address = address_of((unknown, *row), bare_host=True) if path else None
        if address is not None:
            yield address


def _joined(
    base: tuple[Value, Context], given: tuple[Value, Context], resolver: Resolver
) -> Iterator[Address]:
    """The addresses of paths that stand in another context than the base of their client.

    Each part is read in its own context. Where both may be several things nobody knows which of
    them meet, and the paths stay unknown.
    """
    bases, paths = texts(resolver, *base), texts(resolver, *given)
    if len(bases) > 1 and len(paths) > 1:
        paths = [(Piece(UNKNOWN_PART, None, given[1].module),)]
    for start in bases:
        for path in paths:
            plain = _plain(path)
            slash = plain[:1] not in ("/", "?") and not _plain(start).endswith("/")
            between = (Piece("/", None, base[1].module),) if slash else ()
            found = address_of((*start, *between, *path), bare_host=True)
            if found is not None:
                yield looked_up(found, resolver, base[1])


def _is_absolute(value: Value, context: Context, resolver: Resolver) -> bool:
    return any("://" in _plain(row) for row in texts(resolver, value, context))


def _is_bare(
    value: Value, base: tuple[Value, Context], context: Context, resolver: Resolver
) -> bool:
    """Whether a path is joined to its base by a slash, as clients do: ``"orders"``."""
    return any(_plain(row)[:1].isalnum() for row in texts(resolver, value, context)) and not any(
        _plain(row).endswith("/") for row in texts(resolver, *base)
    )


def reached_by_command(remote: RemoteCall, resolver: Resolver) -> Iterator[Address]:
    """Addresses in a shell command or argument list that runs curl or wget.

    A command without an address is an empty one whose text is the command.
    """
    assert remote.behaviour is not None
    given = remote.address_given
    if given is None:
        return
    for term in resolver.resolve(*given):
        form = term.form
        if type(form) is Seq:
            rows = [texts(resolver, item, term.context)[0] for item in form.items[:MAX_WORDS]]
            words = [_plain(row) for row in rows]
            if words and words[0].rpartition("/")[2] in _FETCHERS:
                yield from _in_command(rows, " ".join(words), term.context)
        elif type(form) is Const or type(form) is Text:
            for row in texts(resolver, form, term.context):
                command = _plain(row)
                if _FETCHING.match(command):
                    yield from _in_command([row], command, term.context)


def _in_command(rows: list[tuple[Piece, ...]], command: str, context: Context) -> Iterator[Address]:
    nothing = True
    for row in rows:
        address = address_of(row)
        if address is not None and "://" in address.text:
            nothing = False
            yield address
    if nothing:
        yield Address("", "", "", command, None, context.module, ())


def _plain(row: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in row)
