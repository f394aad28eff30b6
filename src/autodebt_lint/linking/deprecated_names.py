"""What a module uses of its libraries that they renamed, removed or deprecated."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.knowledge import DeprecatedCall, Knowledge
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.qualified import names_called
from autodebt_lint.linking.resolver import Resolver
from autodebt_lint.model.facts import Call, Import
from autodebt_lint.model.place import Place


class DeprecatedUse(NamedTuple):
    """A use of such a name, or of such an argument."""

    name: DeprecatedCall
    place: Place
    scope: str
    reachable: bool


class DeprecatedNames:
    """Finds such uses in one module."""

    def __init__(self, module: Module, resolver: Resolver, knowledge: Knowledge) -> None:
        """Look through `module`."""
        self._module = module
        self._resolver = resolver
        self._knowledge = knowledge

    def uses(self) -> list[DeprecatedUse]:
        """Each use once, in order of place.

        A name whose import is reported, for itself or for its library, is not reported again.
        """
        imports = list(self._foreign_imports())
        roots = {item.dotted.partition(".")[0] for item in imports}
        words = {word for root in roots for word in self._knowledge.call_words(root)}
        if not words:
            return []
        found: dict[Place, DeprecatedUse] = {}
        imported: set[str] = set()
        left = tuple(
            f"{item.module}."
            for item in imports
            if self._knowledge.library(item.dotted) is not None
        )
        for item in imports:
            if f"{item.dotted}.".startswith(left):
                continue
            for name in self._knowledge.call(item.dotted):
                if name.argument or name.name in imported or item.guarded:
                    continue
                imported.add(name.name)
                found.setdefault(item.place, DeprecatedUse(name, item.place, "", item.reachable))
        for use in (*self._calls(words), *self._reads()):
            if use.name.name.startswith(left):
                continue
            if use.name.argument or use.name.name not in imported:
                found.setdefault(use.place, use)
        return [found[place] for place in sorted(found)]

    def _foreign_imports(self) -> Iterator[Import]:
        for item in self._module.facts.imports:
            if not self._resolver.project.is_own(self._module, item):
                yield item

    def _calls(self, words: set[str]) -> Iterator[DeprecatedUse]:
        for function in self._module.functions.values():
            if not function.facts.calls_any(words):
                continue
            context = self._resolver.anywhere(function)
            for call in function.calls_named(words):
                for qualified in sorted(names_called(call, context, self._resolver)):
                    for name in self._knowledge.call(qualified):
                        if not name.argument or _gives(call, name.argument):
                            yield DeprecatedUse(name, call.place, function.name, call.reachable)

    def _reads(self) -> Iterator[DeprecatedUse]:
        """Names that are read and not called: ``dtype=numpy.float``."""
        for qualified, place in self._module.facts.reads:
            for name in self._knowledge.call(qualified):
                if not name.argument:
                    yield DeprecatedUse(name, place, "", reachable=True)


def _gives(call: Call, argument: str) -> bool:
    return any(keyword == argument for keyword, _ in call.keywords)
