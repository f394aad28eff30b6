"""Reads that give the first page of many and are asked once."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.addresses import texts
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.operations import strings
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.resolver import Resolver
from autodebt_lint.linking.verbs import READ
from autodebt_lint.model.facts import Call
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.values import Attr, Const, Dict, Result, Value
from autodebt_lint.patterns import pattern

MAX_CALLERS = 12
LEVELS = 2
"""Callers upwards in which a page may be turned."""

_LIMITS = frozenset(
    "limit count per_page perpage page_size pagesize max_results maxresults maxresultcount $top top rows take "
    "results_per_page num_results maxrecords".split()
)
#: Parameters that say where a page begins.
_BEGINS = frozenset("offset start startat start_at skip page page_number pagenumber".split())
_LIMIT_IN_QUERY = pattern(
    r"(?i)[?&](?:limit|count|per_?page|page_?size|max_?results|\$top|rows|take)=(\d+)"
)
#: Parameters that pick out few records.
_NARROW = frozenset(
    "q query filter filters search email emails id ids name where term phone domain key external_id sku code "
    "searchterm search_term filtergroups".split()
)
#: A query that picks out few records by itself, or only counts them.
_NARROW_QUERY = pattern(
    r"(?is)\blimit\s+\d{1,3}\b|\bcount\s*\(|\bwhere\b.*?\b\w*(?:id|email|name|number|code|key|phone|__c)\s*=|\bfind\s*\{"
)
#: A statement of a query language in an address: Salesforce's ``?q=SELECT ...``.
_STATEMENT = pattern(r"(?i)[?&]q(?:uery)?=\s*select\b")
_NARROW_PATH = pattern(r"(?i)search|lookup|find|[?&](?:q|query|filter|email|id|ids|where)=")


class FirstPage(NamedTuple):
    """A read that is asked once."""

    remote: RemoteCall
    why: str
    """How it is known that there may be more."""
    confidence: Confidence


class Asked(NamedTuple):
    """What a call says about the records it wants."""

    limit: int | None
    """How many at most."""
    narrow: bool
    """It picks out few by itself."""
    begins: bool
    """It names the page."""


class Paging:
    """Finds such reads."""

    def __init__(self, resolver: Resolver) -> None:
        """Look at what `resolver` resolves."""
        self.resolver = resolver

    def first_pages(self, remotes: list[RemoteCall]) -> Iterator[FirstPage]:
        """The reads among remote calls that are asked once although there may be more."""
        for remote in remotes:
            if remote.operation != READ or not remote.call.reachable or not remote.is_of_its_own:
                continue
            asked = self._asked_for(remote)
            why = self._known_as_paged(remote)
            if not why and asked.limit is not None and asked.limit > 0:
                why = f"asks for {asked.limit} records"
            elif not why and asked.begins:
                why = "asks for one page"
            if why and not self._is_followed(remote):
                few = asked.narrow or asked.limit == 1
                yield FirstPage(remote, why, Confidence.LOW if few else Confidence.MEDIUM)

    def _asked_for(self, remote: RemoteCall) -> Asked:
        """What a call says about the records it wants."""
        limit: int | None = None
        begins = False
        narrow = any(_NARROW_QUERY.search(text) for text in self._queries(remote))
        for text in self._written_addresses(remote):
            match = _LIMIT_IN_QUERY.search(text)
            limit = int(match[1]) if match else limit
            picks = _NARROW_QUERY if _STATEMENT.search(text) else _NARROW_PATH
            narrow = narrow or picks.search(text) is not None
        for name, value in self._arguments(remote):
            if name in _LIMITS:
                limit = _number(value) if limit is None else limit
            elif name in _BEGINS:
                begins = begins or _number(value) is not None
            elif name in _NARROW or name.replace("_", "") in _NARROW:
                narrow = True
        return Asked(limit, narrow, begins)

    def _written_addresses(self, remote: RemoteCall) -> Iterator[str]:
        """The addresses as far as they are written down, that of an unknown host too."""
        given = remote.argument(remote.behaviour.address) if remote.behaviour is not None else None
        for row in texts(self.resolver, *given) if given is not None else ():
            whole = "".join(piece.text for piece in row)
            yield whole.partition("://")[2] or whole

    def _arguments(self, remote: RemoteCall) -> Iterator[tuple[str, Value]]:
        """Names, in lower case, and values of all that a call asks with."""
        if remote.behaviour is None:
            for keyword, value in self._keywords(remote):
                yield keyword.lower(), value
            return
        for name in ("params", "json", "data"):
            given = remote.argument((name, 1 if name == "params" else -1))
            for term in self.resolver.resolve(*given) if given is not None else ():
                for key, value in term.form.items if type(term.form) is Dict else ():
                    if type(key) is Const:
                        yield str(key.value).lower(), value

    def _queries(self, remote: RemoteCall) -> Iterator[str]:
        """The statement that an SDK is asked to run."""
        if remote.behaviour is None and remote.call.args:
            yield from strings(remote.call.args[0], remote.context, self.resolver)

    def _known_as_paged(self, remote: RemoteCall) -> str:
        """Why a call is known to give one page: by its address, or by the method of an SDK."""
        for system in remote.systems if remote.sure else ():
            if any(address.is_at(system.paged) for address in remote.addresses):
                return f"{system.name} gives one page"
            if remote.behaviour is None and self._method(remote) in system.paged_methods:
                return f"{system.name} gives one page"
        return ""

    def _method(self, remote: RemoteCall) -> str:
        """The method of an SDK that a call is; of ``files().list(...).execute()`` it is ``list``."""
        begun = self._begun(remote)
        return last_name((begun or remote.call).callee)

    def _keywords(self, remote: RemoteCall) -> tuple[tuple[str, Value], ...]:
        """The keyword arguments of a call of an SDK, and of the one that it sends off."""
        begun = self._begun(remote)
        return (*remote.call.keywords, *(begun.keywords if begun is not None else ()))

    def _begun(self, remote: RemoteCall) -> Call | None:
        """The call ``files().list(...)`` that ``execute()`` sends off."""
        callee = remote.call.callee
        if type(callee) is Attr and callee.name == "execute" and type(callee.base) is Result:
            held = self.resolver.holder(callee.base.call, remote.context)
            return held[0] if held is not None else None
        return None

    def _is_followed(self, remote: RemoteCall) -> bool:
        """Whether the function that asks, or one that calls it, speaks of pages or asks in a loop."""
        waiting: list[tuple[FunctionEntry, int, int]] = [(remote.function, remote.call.number, 0)]
        met = {remote.function}
        for function, number, level in waiting:  # grows on the way
            if _turns_pages(function, number):
                return True
            if level == LEVELS:
                continue
            for context, call in self.resolver.callers(function)[:MAX_CALLERS]:
                caller = context.function
                if caller is not None and caller not in met:
                    met.add(caller)
                    waiting.append((caller, call.number, level + 1))
        return False


def _turns_pages(function: FunctionEntry, number: int) -> bool:
    """Whether a function asks in a loop that may turn pages, or speaks of following them."""
    if any(first <= number < last for first, last in function.details.rounds):
        return True
    return function.details.turns_pages


def _number(value: object) -> int | None:
    known = value.value if type(value) is Const else None
    if type(known) is int:
        return known
    return int(known) if type(known) is str and known.isdecimal() else None
