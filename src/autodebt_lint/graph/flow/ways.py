"""In which contexts a caller really enters a function, where its object, or what it is given, decides.

``self.sink.write(rows)`` enters the method of one class for one object, and of another one for the next.
``on_page(rows)`` enters whatever a caller of the caller has given. What such a call hands on is that of
the objects and callers with which it enters the very function that is asked about, and of no other.
"""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry
from autodebt_lint.linking.naming import chain, last_part
from autodebt_lint.linking.resolving.members import made_through
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Form, Method, Object
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Param

MAX_CALLERS = 12
"""Callers of a function that are looked at."""
MAX_WAYS = 12
"""Objects of a class, or callers of a caller, that are told apart."""


class Ways:
    """Tells the contexts in which functions are entered, each once."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver
        self._known: dict[tuple[int, ...], tuple[Context, Object]] = {}

    def of_object(self, method: FunctionEntry, me: Object) -> Context:
        """A method of an object, whoever calls it; its constructor is called by what makes it."""
        anywhere = self._resolver.anywhere(method)
        if me.cls is method.owner and (me.call is None or me.context is None):
            return anywhere
        key = (id(method), id(me.cls), id(me.call), id(me.context))
        if key not in self._known:
            making = method.name.endswith(".__init__")
            made = made_through(self._resolver, me, method) if making else None
            inside = Context(method.module, method, me=me, outer=anywhere.outer)
            self._known[key] = (made or inside, me)
        return self._known[key][0]

    def from_callers(
        self, function: FunctionEntry, holder: Context
    ) -> Iterator[tuple[Context, Call]]:
        """The calls that enter a function of which nobody knows who has called it, each in its contexts.

        Args:
            function: that is entered.
            holder: its context, which says nothing about its calls.
        """
        around = holder.outer
        for caller, call in self._resolver.callers(function)[:MAX_CALLERS]:
            # A function inside another one is called by that very run of it.
            inside = around is not None and around.function is caller.function
            start = around if inside and around is not None else caller
            for way in self.into(function, call, start, holder.me):
                yield way, call

    def into(
        self, function: FunctionEntry, call: Call, caller: Context, me: Object | None
    ) -> list[Context]:
        """The contexts of a caller in which its call enters a function.

        Args:
            function: that is entered.
            call: that may enter it.
            caller: the function in which that stands, called by anybody.
            me: the object whose method is entered, where it is known which one it is.
        """
        start, path = chain(call.callee)
        holder = caller.function
        if holder is None or caller.call is not None or type(start) is not Param:
            return [] if self._is_of_another(function, call, caller, me) else [caller]
        if start.function != holder.name:
            return [caller]
        own = start.name == holder.self_name
        if own and path == [last_part(function.name)] and function.owner is not None:
            # ``self.push(row)``: of the same object
            known = me is not None and self._is_of(holder, me)
            return [self.of_object(holder, me)] if known and me is not None else [caller]
        if own and (not path or holder.owner is None):
            return [caller]
        ways = self._objects(holder) if own else self._callers(holder)
        entering = [way for way in ways if self._enters(function, call, way, me)]
        return entering or [caller]

    def _enters(self, function: FunctionEntry, call: Call, way: Context, me: Object | None) -> bool:
        """Whether a call enters a function in a context, of this object where it is known which one it is."""
        for term in self._resolver.targets(call, way):
            if term.function is function and self._may_be(term.form, me):
                return True
            if isinstance(term.form, ClassEntry):
                made = self._resolver.project.inherited(term.form, "__init__")
                if made is function:
                    return True
        return False

    def _is_of_another(
        self, function: FunctionEntry, call: Call, caller: Context, me: Object | None
    ) -> bool:
        """Whether a call enters a method of another object of the class, or of one of another class: ``sold.add(order)``."""
        if me is None or (me.call is None and me.cls is function.owner):
            return False
        terms = self._resolver.targets(call, caller)
        forms = [term.form for term in terms if term.function is function]
        return bool(forms) and not any(self._may_be(form, me) for form in forms)

    def _may_be(self, form: Form, me: Object | None) -> bool:
        """Whether a method may be one of this object, as far as both are known."""
        other = form.me if isinstance(form, Method) else None
        if me is None or other is None:
            return True
        if me.call is None or other.call is None:
            ancestry = self._resolver.project.ancestry
            return other.cls in ancestry(me.cls) or me.cls in ancestry(other.cls)
        return other.call is me.call

    def _is_of(self, method: FunctionEntry, me: Object) -> bool:
        return any(cls is method.owner for cls in self._resolver.project.ancestry(me.cls))

    def _objects(self, method: FunctionEntry) -> Iterator[Context]:
        """A method of each object of its class, or of one below, that is made under the class's name."""
        assert method.owner is not None
        classes = [method.owner, *self._resolver.project.subclasses(method.owner)]
        makings = [(cls, *making) for cls in classes for making in self._resolver.makings(cls)]
        for cls, context, call in makings[:MAX_WAYS]:
            yield self.of_object(method, Object(cls, call, context))

    def _callers(self, function: FunctionEntry) -> Iterator[Context]:
        """A function as each of its callers enters it."""
        for caller, call in self._resolver.callers(function)[:MAX_WAYS]:
            targets = self._resolver.targets(call, caller)
            met = [term for term in targets if term.function is function]
            for target in met:
                yield self._resolver.entered_at(target, call, caller)
            if not met:
                me = self._resolver.anywhere(function).me
                yield self._resolver.entered(function, call, caller, me)
