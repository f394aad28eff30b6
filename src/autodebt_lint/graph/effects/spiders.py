"""Pages that spiders of Scrapy fetch, and where what they find on them goes.

``class Offers(scrapy.Spider)`` with ``start_urls``, and ``yield scrapy.Request(url, callback=self.parse)``: no call
gives a page to anybody, the library hands it to the method as ``response``. What a method yields goes to every
pipeline of the project, to its ``process_item(self, item, spider)``. To the rules on remote calls a spider is none:
the library has its own time limits, and asks again.
"""

from collections.abc import Iterable, Iterator

from autodebt_lint.graph.effects.teller import Uncalled
from autodebt_lint.languages.python.values import text
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote.likely import SPIDERS
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.systems import systems_of
from autodebt_lint.linking.remote.verbs import READ
from autodebt_lint.linking.resolving.addresses import Address, addresses
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Const, Seq, Symbol, Value

_REQUESTS = frozenset(["Request", "FormRequest", "JsonRequest", "SplashRequest", "follow"])
"""Calls by which a spider asks for a page."""
_STARTING, _ALLOWED = "start_urls", "allowed_domains"
"""Attributes by which its class says where it begins, and where it may go."""
_PAGE = "response"
_PIPELINE, _ITEM = "process_item", ("self", "item", "spider")
"""The method of a pipeline, and what it is given."""


class Spiders(Uncalled):
    """Tells what spiders read, and who gets what they find."""

    def __init__(self, linking: Linking) -> None:
        """Tell of the project that `linking` holds."""
        self._project = linking.project
        self._resolver = linking.resolver
        self._knowledge = linking.knowledge
        self._reads: dict[ClassEntry, RemoteCall | None] = {}

    def calls(self, module: Module) -> Iterator[RemoteCall]:
        """What the spiders of a module read."""
        for cls in module.classes.values():
            read = self._read(cls)
            if read is not None:
                yield read

    def page(self, function: FunctionEntry, name: str) -> RemoteCall | None:
        """The read of the pages that a method gets for a parameter; None where it gets something else."""
        spider = function.owner if name == _PAGE else None
        return self._read(spider) if spider is not None else None

    def is_pipeline(self, function: FunctionEntry) -> bool:
        """Whether a method gets what spiders find."""
        named = last_part(function.name) == _PIPELINE and function.owner is not None
        return (
            named
            and function.facts.params[:1] == _ITEM[:1]
            and len(function.facts.params) == len(_ITEM)
        )

    def found(self, function: FunctionEntry, name: str) -> Iterator[FunctionEntry]:
        """The methods of spiders that give what a parameter of a pipeline gets."""
        if not self.is_pipeline(function) or name != function.facts.params[1]:
            return
        for module in self._project.on(self._project.island(function.module)):
            for method in module.functions.values():
                if method.owner is not None and not module.is_test and self._read(method.owner):
                    yield method

    def _read(self, cls: ClassEntry) -> RemoteCall | None:
        """What a spider reads; None for any other class."""
        if cls not in self._reads:
            self._reads[cls] = None  # of a class that stands upon itself
            self._reads[cls] = self._read_by(cls) if self._is_spider(cls) else None
        return self._reads[cls]

    def _is_spider(self, cls: ClassEntry) -> bool:
        return self._project.external_base(cls).startswith(SPIDERS)

    def _read_by(self, cls: ClassEntry) -> RemoteCall | None:
        methods = [method for it in self._project.ancestry(cls) for method in it.methods()]
        if not methods:
            return None
        found = tuple(self._addresses(cls, methods))
        call = Call(-1, Symbol(SPIDERS[0]), (), (), cls.facts.place)
        context = self._resolver.anywhere(methods[0])
        remote = RemoteCall(call, context, "spider", None, READ, found, (), None)
        systems, sure = systems_of(remote, found, self._knowledge)
        return remote._replace(systems=systems, sure=sure)

    def _addresses(self, cls: ClassEntry, methods: Iterable[FunctionEntry]) -> Iterator[Address]:
        """The addresses that a spider asks for; those where it may go only where it says no other."""
        told = list(self._stated(cls, _STARTING))
        for method in methods:
            inside = self._resolver.anywhere(method)
            for call in method.calls_named(_REQUESTS):
                given = dict(call.keywords).get("url") or next(iter(call.args), None)
                told += [(given, inside)] if given is not None else []
        found = [it for value, inside in told for it in addresses(self._resolver, value, inside)]
        fixed = [address for address in found if address.fixed]
        if fixed:
            yield from dict.fromkeys(fixed)
            return
        for value, inside in self._stated(cls, _ALLOWED):
            yield from addresses(self._resolver, text((Const("https://"), value)), inside)

    def _stated(self, cls: ClassEntry, name: str) -> Iterator[tuple[Value, Context]]:
        """The elements of a list that the class of a spider, or one above it, has under a name."""
        for it in self._project.ancestry(cls):
            inside = self._resolver.body(it.module)
            for attribute, value in it.facts.attributes:
                for form, where in (
                    self._resolver.resolve(value, inside) if attribute == name else ()
                ):
                    yield from ((item, where) for item in (form.items if type(form) is Seq else ()))
