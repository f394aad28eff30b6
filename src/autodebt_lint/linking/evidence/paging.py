"""Reads that give the first page of many and are asked once."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.remote_calls import RemoteCalls
from autodebt_lint.linking.remote.verbs import READ
from autodebt_lint.linking.resolving.addresses import texts
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Attr, Const, Dict, Result, Seq, Symbol, Text, Value
from autodebt_lint.patterns import pattern

MAX_CALLERS = 12
MAX_TOPMOST = 10
"""Who asks for so few and names no page wants the newest or the topmost of them."""
LEVELS = 2
"""Callers upwards in which a page may be turned."""

_LIMITS = frozenset(
    "limit count per_page perpage page_size pagesize max_results maxresults maxresultcount $top top rows take "
    "results_per_page num_results maxrecords page-size per-page".split()
)
#: Parameters that say where a page begins.
_BEGINS = frozenset("offset start startat start_at skip page page_number pagenumber".split())
_LIMIT_IN_QUERY = pattern(
    r"(?i)(?:[?&](?:limit|count|per[_-]?page|page[_-]?size|max[_-]?results|\$top|rows|take)=|\bmaxresults\s+)(\d+)"
)
#: Parameters that pick out few records.
_NARROW = frozenset(
    "q query filter filters search email emails id ids name where term phone domain key external_id sku code "
    "searchterm search_term filtergroups include filterbyformula".split()
)
#: A query that picks out few records by itself, or only counts them.
_NARROW_QUERY = pattern(
    r"(?is)\blimit\s+\d{1,3}\b|\bcount\s*\(|\bwhere\b.*?\b\w*(?:id|email|name|number|code|key|phone|__c)\s*(?:=|in\b)|\bfind\s*\{"
)
#: A statement of a query language in an address: Salesforce's ``?q=SELECT ...``.
_STATEMENT = pattern(r"(?i)[?&]q(?:uery)?=\s*select\b")
_NARROW_PATH = pattern(r"(?i)search|lookup|find|[?&](?:q|query|filter|email|id|ids|where)=")


#: How many a document of GraphQL asks for, and what it says where it follows pages.
_FIRST_IN_DOCUMENT = pattern(r"[(,]\s*first\s*:\s*(\d+)")
_FOLLOWING = pattern(r"pageInfo|hasNextPage|endCursor|\bafter\s*:")
_BODY, _DOCUMENT = ("json", -1), "query"
_ONE_BY_ID = frozenset(["find"])
"""Methods of SDKs that give one record to who names it, and a page of all to who does not."""


class FirstPage(NamedTuple):
    """A read that is asked once."""

    remote: RemoteCall
    place: Place
    """Of the call, or of the one that tells a function of the project what to read."""
    scope: str
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

    def __init__(self, remotes: RemoteCalls) -> None:
        """Look at what `remotes` finds."""
        self.remotes = remotes
        self.resolver = remotes.resolver

    def first_pages(self, module: Module) -> Iterator[FirstPage]:
        """The reads that begin in a module and are asked once although there may be more.

        A client's ``get(path)`` is told by others what to read: there the read begins where it is
        told, in this module or in one that imports the client.
        """
        for remote in self.remotes.in_module(module):
            if not self._may_ask(remote):
                continue
            alone = self.remotes.alone(remote)
            found = self._first_page(alone, alone.function, alone.call)
            if found is not None:
                yield found
            elif not self.remotes.is_told(remote):
                found = self._first_page(remote, remote.function, remote.call)
                if found is not None:
                    yield found
        met: set[int] = set()
        for other in (module, *sorted(self.resolver.project.imports(module), key=lambda m: m.path)):
            for remote in self.remotes.in_module(other):
                if self._may_ask(remote) and self.remotes.is_told(remote):
                    yield from self._told_in(module, remote, met)

    def _may_ask(self, remote: RemoteCall) -> bool:
        reads = remote.operation == READ or self.remotes.is_told(remote)
        return reads and remote.call.reachable and remote.is_of_its_own

    def _told_in(self, module: Module, remote: RemoteCall, met: set[int]) -> Iterator[FirstPage]:
        """The same where a call in `module` tells what is read."""
        if self._first_page(self.remotes.alone(remote), remote.function, remote.call) is not None:
            return  # reported there
        for levels in range(1, LEVELS + 1):
            for inside, way in self.remotes.told(remote, levels):
                below = ((remote.function, remote.call), *way[:-1])
                if not met.isdisjoint(id(call) for _, call in way) or any(
                    _turns_pages(function, call.number) for function, call in below
                ):
                    continue
                teller, call = way[-1]
                found = self._first_page(inside, teller, call)
                if found is not None and call.reachable:
                    met.add(id(call))
                    if teller.module is module:
                        yield found

    def _first_page(
        self, remote: RemoteCall, function: FunctionEntry, call: Call
    ) -> FirstPage | None:
        """The finding for a read that begins with `call` in `function`, if it is one."""
        if remote.operation != READ or _looks_at_status_alone(call):
            return None
        asked = self._asked_for(remote)
        why = self._known_as_paged(remote)
        if not why and asked.limit is not None and asked.limit > 0:
            why = f"asks for {asked.limit} records"
        elif not why and asked.begins:
            why = "asks for one page"
        if not why or self._is_followed(function, call):
            return None
        few = asked.limit is not None and asked.limit <= (1 if asked.begins else MAX_TOPMOST)
        confidence = Confidence.LOW if asked.narrow or few else Confidence.MEDIUM
        return FirstPage(remote, call.place, function.name, why, confidence)

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
        documents = list(self._documents(remote))
        for text in documents:
            most = [int(number) for number in _FIRST_IN_DOCUMENT.findall(text)]
            limit = max(most) if most and not _FOLLOWING.search(text) else limit
        for name, value, context in self._arguments(remote):
            if name in _LIMITS:
                limit = _number(value) if limit is None else limit
            elif name in _BEGINS:
                begins = begins or _number(value) is not None
            elif name == _DOCUMENT and documents:
                continue
            elif name in _NARROW or name.replace("_", "") in _NARROW:
                statements = [
                    text
                    for text in strings(value, context, self.resolver)
                    if text.lstrip()[:6].lower() == "select"
                ]
                narrow = narrow or not statements or any(map(_NARROW_QUERY.search, statements))
        return Asked(limit, narrow, begins)

    def _written_addresses(self, remote: RemoteCall) -> Iterator[str]:
        """The addresses as far as they are written down, that of an unknown host too."""
        given = remote.address_given
        for row in texts(self.resolver, *given) if given is not None else ():
            whole = "".join(piece.text for piece in row)
            yield whole.partition("://")[2] or whole

    def _arguments(self, remote: RemoteCall) -> Iterator[tuple[str, Value, Context]]:
        """Names, in lower case, and values of all that a call asks with, and where to read them."""
        if remote.behaviour is None:
            for keyword, value in self._keywords(remote):
                yield keyword.lower(), value, remote.context
            return
        for name in ("params", "json", "data"):
            given = remote.argument((name, 1 if name == "params" else -1))
            for term in self.resolver.resolve(*given) if given is not None else ():
                for key, value in term.form.items if type(term.form) is Dict else ():
                    if type(key) is Const:
                        yield str(key.value).lower(), value, term.context

    def _documents(self, remote: RemoteCall) -> Iterator[str]:
        """The documents of GraphQL that a request carries."""
        given = remote.argument(_BODY) if remote.behaviour is not None else None
        if given is not None:
            yield from (text for text in strings(*given, self.resolver) if "{" in text)

    def _queries(self, remote: RemoteCall) -> Iterator[str]:
        """The statement that an SDK is asked to run."""
        if remote.behaviour is None and remote.call.args:
            yield from strings(remote.call.args[0], remote.context, self.resolver)

    def _known_as_paged(self, remote: RemoteCall) -> str:
        """Why a call is known to give one page: by its address, or by the method of an SDK."""
        for system in remote.systems if remote.sure else ():
            if any(address.is_at(system.paged) for address in remote.addresses):
                return f"{system.name} gives one page"
            method = self._method(remote)
            by_id = method in _ONE_BY_ID and bool(remote.call.args)
            if remote.behaviour is None and method in system.paged_methods and not by_id:
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

    def _is_followed(self, asking: FunctionEntry, asked: Call) -> bool:
        """Whether the function that asks, or one that calls it, speaks of pages or asks in a loop."""
        if _asks_on(asking, asked):
            return True
        given = asked.given
        never_changes = bool(given) and all(map(_is_fixed, given))
        waiting: list[tuple[FunctionEntry, int, int]] = [(asking, asked.number, 0)]
        met = {asking}
        for function, number, level in waiting:  # grows on the way
            # What asks the same each time can only be asked until nothing is left.
            if level == 0 and _turns_pages(function, number):
                return True
            if _asks_in_rounds(function, number) or (
                function.details.turns_pages and not never_changes
            ):
                return True
            if level == (1 if never_changes else LEVELS):
                continue
            for context, call in self.resolver.callers(function)[:MAX_CALLERS]:
                caller = context.function
                if caller is not None and caller not in met:
                    met.add(caller)
                    waiting.append((caller, call.number, level + 1))
        return False


def _looks_at_status_alone(call: Call) -> bool:
    """Whether an answer is asked for to see whether there is one: a check of the login."""
    return bool(call.uses) and all(use.use is Use.STATUS for use in call.uses)


def _asks_on(function: FunctionEntry, asked: Call) -> bool:
    """Whether a function asks the same again in a loop: the first page stands before it."""
    return any(
        call is not asked
        and call.callee == asked.callee
        and any(first <= call.number < last for first, last in function.details.rounds)
        for call in function.details.calls
    )


def _turns_pages(function: FunctionEntry, number: int) -> bool:
    """Whether a function asks in a loop that may turn pages, or speaks of following them."""
    details = function.details
    return _asks_in_rounds(function, number) or details.turns_pages or details.asks_for_all


def _asks_in_rounds(function: FunctionEntry, number: int) -> bool:
    """Whether the call `number` of a function stands in a loop that may turn pages."""
    return any(first <= number < last for first, last in function.details.rounds)


def _is_fixed(value: Value) -> bool:
    """Whether a value is the same whenever it is asked for."""
    if type(value) is Dict:
        return all(key is not None and _is_fixed(key) and _is_fixed(it) for key, it in value.items)
    if type(value) is Seq:
        return all(map(_is_fixed, value.items))
    if type(value) is Text:
        return all(map(_is_fixed, value.parts))
    return type(value) is Const or type(value) is Symbol


def _number(value: object) -> int | None:
    known = value.value if type(value) is Const else None
    if type(known) is int:
        return known
    return int(known) if type(known) is str and known.isdecimal() else None
