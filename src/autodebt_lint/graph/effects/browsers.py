"""Pages that a browser shows to a script: what it takes off them comes from the sites that it opens.

``driver = webdriver.Chrome()``, ``driver.get(url)``, ``driver.find_element(By.ID, "price").text``: no call
gives the page to anybody, it is the driver that stands for it. So the call that makes a driver, or a
page of Playwright, is the read of all sites that are opened with it. What is typed there is sent where a site is
there for that, a form or a chat, and else it is what is searched for, or a sign-in. To the rules on remote calls
a browser is none: its failures are not those of a client.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from autodebt_lint.graph.effects.teller import Teller
from autodebt_lint.knowledge import System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote.likely import BROWSERS
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.systems import systems_of
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.addresses import Address, addresses
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Result, Symbol, Value

_OPENING = frozenset(["get", "goto", "visit", "open", "uc_open", "navigate_to"])
"""Methods by which a browser is sent to an address."""
_PAGES = frozenset(["new_page", "newPage", "new_tab"])
"""Methods by which a browser gives a page."""
_SENDING = (r"^/send\b",)
"""Paths by which an address has a message that is sent from the page: ``https://web.whatsapp.com/send?text=``."""
_TYPING = frozenset(["fill", "type", "send_keys", "press_sequentially", "select_option"])
"""Methods by which something is typed into a page."""
_TAKING = frozenset(["survey", "messaging"])
"""Kinds of sites to which what is typed is sent."""
_WEB = ("http://", "https://")
_NAME = "browser"
_KEPT = "visits of browsers"
Visit: TypeAlias = tuple[RemoteCall, tuple[Call, ...]]
"""A call that opens a page, with those that may have made the browser."""
_MOST_STEPS = 8
"""Elements that are gone through to the page that they are on."""
MAX_VISITS = 200
"""Calls of an island that may open a page and are looked at."""


class Browsers(Teller):
    """Tells what a browser reads, and where it is made."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._linking = linking
        self._resolver = linking.resolver
        self._visits: dict[Island, list[Visit]] = linking.kept.setdefault(_KEPT, {})

    def candidates(self, module: Module) -> Iterable[tuple[Call, Context]]:
        """The calls of a module that may open a page, or type into one, by their names alone."""
        return self._resolver.calls_in(module, _OPENING | _TYPING)

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """The calls of a module that open a page, or type into one, in order of place."""
        for visit, _ in self._on(self._linking.project.island(module)):
            if visit.module is module:
                yield visit
        for call, context in self._resolver.calls_in(module, _TYPING):
            typed = self.of(call, context) if call.reachable else None
            if typed is not None:
                yield typed

    def of(self, call: Call, context: Context) -> RemoteCall | None:
        """What the call that makes a browser reads, all pages that are opened with it, or what is typed into one."""
        if last_name(call.callee) in _TYPING:
            return self._typed(call, context)
        if not _makes_browser(call, context):
            return None
        visits = self._visited(call, context)
        systems = {system.id: system for visit in visits for system in visit.systems}
        found = tuple(address for visit in visits for address in visit.addresses)
        if not systems and not found:
            return None
        return RemoteCall(call, context, _NAME, None, READ, found, tuple(systems.values()), None)

    def _visited(self, maker: Call, context: Context) -> list[RemoteCall]:
        """The reads of the pages that are opened with what a call makes."""
        return [
            visit
            for visit, makers in self._on(self._linking.project.island(context.module))
            if visit.operation == READ and any(it is maker for it in makers)
        ]

    def _typed(self, call: Call, context: Context) -> RemoteCall | None:
        """What a call types into a page, where that is a form or a chat."""
        base = call.callee.base if type(call.callee) is Attr else None
        on_page = [base] if base is not None else []
        found: dict[str, System] = {}
        for value in on_page:  # grows: ``driver.find_element(By.NAME, "text").send_keys(text)``
            for maker, inside in self._makers(value, context):
                for visit in self._visited(maker, inside):
                    found.update((it.id, it) for it in visit.systems if it.category in _TAKING)
            if len(on_page) < _MOST_STEPS:
                on_page += self._taken_from(value, context)
        if not found:
            return None
        return RemoteCall(call, context, _NAME, None, WRITE, (), tuple(found.values()), None)

    def _taken_from(self, value: Value, context: Context) -> list[Value]:
        """What an element of a page was taken from by a method of that."""
        held = self._resolver.holder(value.call, context) if type(value) is Result else None
        callee = held[0].callee if held is not None else None
        given = list(held[0].args[:1]) if held is not None else []
        if type(callee) is Attr:  # ``WebDriverWait(driver, 9).until(shown)``
            return [callee.base]
        return given if type(callee) is Symbol and callee.name.startswith(BROWSERS) else []

    def _on(self, island: Island) -> list[Visit]:
        """The calls on an island that open a page, each with those that made the browser."""
        if island not in self._visits:
            found: list[Visit] = []
            self._visits[island] = found
            modules = [it for it in self._linking.project.on(island) if not it.is_test]
            if any(it.imports_any(BROWSERS) for it in modules):
                candidates = (
                    item for it in modules for item in self._resolver.calls_in(it, _OPENING)
                )
                for _, (call, context) in zip(range(MAX_VISITS), candidates, strict=False):
                    visit = self._visit(call, context)
                    if visit is not None:
                        found.append(visit)
        return self._visits[island]

    def _visit(self, call: Call, context: Context) -> Visit | None:
        given = call.args[0] if call.args else dict(call.keywords).get("url")
        if given is None or not call.reachable or not _may_be_address(given):
            return None
        base = call.callee.base if type(call.callee) is Attr else None
        makers = tuple(it for it, _ in self._makers(base, context)) if base is not None else ()
        if not makers:
            return None
        knowledge = self._linking.knowledge
        found: tuple[Address, ...] = tuple(addresses(self._resolver, given, context))
        operation = WRITE if any(address.is_at(_SENDING) for address in found) else READ
        remote = RemoteCall(call, context, _NAME, None, operation, found, (), None)
        systems, sure = systems_of(remote, found, knowledge)
        return remote._replace(systems=systems, sure=sure), makers

    def _makers(self, base: Value, context: Context) -> Iterator[tuple[Call, Context]]:
        """The calls that may have made the browser that a value is, each with its context."""
        for term in self._resolver.resolve(base, context):
            form = term.form
            held = self._resolver.holder(form.call, term.context) if type(form) is Result else None
            if held is not None and _makes_browser(*held):
                yield held


def _makes_browser(call: Call, context: Context) -> bool:
    """Whether a call makes a browser, or a page of one."""
    callee = call.callee
    if type(callee) is Symbol:
        return callee.name.startswith(BROWSERS) and callee.name.rpartition(".")[2][:1].isupper()
    return last_name(callee) in _PAGES and context.module.imports_any(BROWSERS)


def _may_be_address(value: Value) -> bool:
    return type(value) is not Const or str(value.value).startswith(_WEB)
