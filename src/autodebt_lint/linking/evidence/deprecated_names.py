"""What a module uses of its libraries that they renamed, removed or deprecated."""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.knowledge import DeprecatedCall, Knowledge
from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.resolving.qualified import QualifiedNames
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call, Import
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import UNKNOWN, Const, Seq, Symbol, Text

_TEXTS = frozenset([Const, Text])
_LISTS = frozenset([Seq])


class DeprecatedUse(NamedTuple):
    """A use of such a name, or of such an argument."""

    name: DeprecatedCall
    place: Place
    scope: str
    reachable: bool
    sure: bool = True
    """Nothing else can be meant."""


class DeprecatedNames:
    """Finds such uses in one module."""

    def __init__(self, module: Module, resolver: Resolver, knowledge: Knowledge) -> None:
        """Look through `module`."""
        self._module = module
        self._resolver = resolver
        self._knowledge = knowledge
        self._names = QualifiedNames(resolver, knowledge.made_by)

    def uses(self) -> list[DeprecatedUse]:
        """Each use once, in order of place.

        A name whose import is reported, for itself or for its library, is not reported again.
        """
        imports = list(self._foreign_imports())
        roots = {item.dotted.partition(".")[0] for item in (*imports, *self._imports_nearby())}
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
                if not name.is_whole or name.name in imported or item.guarded:
                    continue
                imported.add(name.name)
                found.setdefault(item.place, DeprecatedUse(name, item.place, "", item.reachable))
        for use in (*self._calls(words, roots), *self._reads(words), *self._attributes(words)):
            if use.name.name.startswith(left):
                continue
            if not use.name.is_whole or use.name.name not in imported:
                found.setdefault(use.place, use)
        return [found[place] for place in sorted(found)]

    def _foreign_imports(self) -> Iterator[Import]:
        for item in self._module.facts.imports:
            if not self._resolver.project.names.is_own(self._module, item):
                yield item

    def _imports_nearby(self) -> Iterator[Import]:
        """Imports of the project's modules that this one imports: they may hand on their objects."""
        for module in self._resolver.project.imports(self._module):
            yield from module.facts.imports

    def _calls(self, words: set[str], roots: set[str]) -> Iterator[DeprecatedUse]:
        packages = {root for root in roots if self._knowledge.has_packages(root)}
        for function in self._module.functions.values():
            wanted = words | self._below_packages(function, packages)
            if not function.facts.calls_any(wanted):
                continue
            context = self._resolver.anywhere(function)
            for call in function.calls_named(wanted):
                meant = self._names.of_callee(call, context)
                for qualified in sorted(meant):
                    for name in (*self._knowledge.call(qualified), *self._inherited(qualified)):
                        if self._is_meant(name, call, context):
                            yield DeprecatedUse(
                                name, call.place, function.name, call.reachable, len(meant) == 1
                            )

    def _inherited(self, qualified: str) -> list[DeprecatedCall]:
        """Arguments of the class above, where the name is that of a class."""
        base = self._knowledge.made_by(qualified) if last_part(qualified)[:1].isupper() else ""
        return [name for name in self._knowledge.call(base) if name.argument] if base else []

    def _is_meant(self, name: DeprecatedCall, call: Call, context: Context) -> bool:
        if name.argument:
            return _gives(call, name.argument)
        if name.lacks:
            return _lacks(call, name.lacks)
        if not name.first:
            return True
        forms = _TEXTS if name.first == "text" else _LISTS
        given = call.args[0] if call.args and not call.star else UNKNOWN
        return all(type(term.form) in forms for term in self._resolver.resolve(given, context))

    def _below_packages(self, function: FunctionEntry, roots: set[str]) -> set[str]:
        """Last words of what a function calls below a package that is deprecated as a whole."""
        return {
            last_part(callee)
            for callee in function.facts.callees
            if callee.partition(".")[0] in roots and self._knowledge.call(callee)
        }

    def _attributes(self, words: set[str]) -> Iterator[DeprecatedUse]:
        """Names that are read of objects and not called: ``frame.ix``, ``@app.before_first_request``."""
        if words.isdisjoint(self._module.facts.attributes):
            return
        reads = self._module.attribute_reads
        for read in (it for name in sorted(reads.keys() & words) for it in reads[name]):
            function = self._module.scope(read.scope)
            if function is None:
                continue
            context = self._resolver.anywhere(function)
            meant = self._names.of(read.value, context)
            for qualified in sorted(meant):
                for name in self._knowledge.call(qualified):
                    if name.is_whole:
                        yield DeprecatedUse(
                            name, read.place, read.scope, read.reachable, len(meant) == 1
                        )

    def _reads(self, words: set[str]) -> Iterator[DeprecatedUse]:
        """Names that are read and not called: ``dtype=numpy.float``, ``settings.frame.ix``."""
        body = self._resolver.body(self._module)
        for written, place in self._module.facts.reads:
            names = {written}
            if last_part(written) in words:
                names |= self._names.of(Symbol(written), body)
            for qualified in sorted(names):
                for name in self._knowledge.call(qualified):
                    if name.is_whole:
                        yield DeprecatedUse(name, place, "", reachable=True)


def _gives(call: Call, argument: str) -> bool:
    return any(keyword == argument for keyword, _ in call.keywords)


def _lacks(call: Call, argument: str) -> bool:
    position, _, keyword = argument.partition("|")
    return (
        len(call.args) <= int(position)
        and not call.star
        and all(given not in ("", keyword) for given, _ in call.keywords)
    )
