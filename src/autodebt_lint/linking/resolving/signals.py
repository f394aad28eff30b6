"""Signals of Django and of blinker: who is told when one is sent.

``paid = Signal()``, ``@receiver(paid)`` above a function or ``paid.connect(function)``, and ``paid.send(None, invoice=invoice)``
enters that function with what it is given by name. The signals of Django's models tell of a row.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from autodebt_lint.languages.python.registries import SIGNAL_MAKERS
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.naming import last_name, stands_on
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Instance, Result, Seq, Symbol, Value

SENDING = frozenset(["send", "send_robust", "asend", "asend_robust"])
"""Methods by which a signal is sent."""
CONNECTING = frozenset(["connect", "connect_via"])
"""Methods by which a signal is told whom to tell."""
_RECEIVING = frozenset(["receiver", *CONNECTING])
"""Decorators of functions that are told."""
_NAMED = "signal"
"""Method by which a namespace of blinker makes one."""
_OF_MODELS = "django.db.models.signals."
_ROW, _SENDER = "instance", "sender"
_MODEL = Symbol("django.db.models.Model")

Resolve: TypeAlias = Callable[[Value, Context], list[Term]]
Holder: TypeAlias = Callable[[int, Context], tuple[Call, Context] | None]
Signal: TypeAlias = tuple[str, int]
"""The path of the module that makes one, and the number of the call that does."""
Receivers: TypeAlias = dict[Signal, list[Term]]
"""The functions that are told, by the signal."""


class Signals:
    """Tells the receivers of signals on one island."""

    def __init__(
        self,
        resolve: Resolve,
        holder: Holder,
        body: Callable[[Module], Context],
        anywhere: Callable[[FunctionEntry], Context],
    ) -> None:
        """Resolve values, and look up calls and contexts, by the functions of a resolver."""
        self._resolve = resolve
        self._holder = holder
        self._body = body
        self._anywhere = anywhere

    def receivers(self, modules: Iterable[Module]) -> Receivers:
        """All functions in some modules that are told of a signal of the project."""
        found: Receivers = {}
        for module in modules:
            for function in module.functions.values():
                if function.is_decorated(*_RECEIVING) or self._is_made_receiver(function):
                    for signal in self._decorated_with(function):
                        found.setdefault(signal, []).append(Term(function, self._body(module)))
            for function in module.calling(CONNECTING):
                context = self._anywhere(function)
                for call in function.calls_named(CONNECTING):
                    for signal in self._of(stands_on(call.callee), context):
                        found.setdefault(signal, []).extend(self._given(call, context))
        return found

    def sent_by(self, call: Call, context: Context) -> list[Signal]:
        """The signals that a call sends."""
        return list(self._of(stands_on(call.callee), context))

    def row_told_of(self, function: FunctionEntry, name: str) -> list[Term] | None:
        """What the signal of a model tells its receiver for a parameter; None where that is no row."""
        for made, context in self._makings(function) if name == _ROW else ():
            signals = [it for value in made.args[:1] for it in _each(value)]
            if any(type(it) is Symbol and it.name.startswith(_OF_MODELS) for it in signals):
                sender = dict(made.keywords).get(_SENDER)
                rows = self._resolve(sender, context) if sender is not None else []
                known = [
                    Term(Object(row.form, is_row=True), self._body(row.form.module))
                    for row in rows
                    if isinstance(row.form, ClassEntry)
                ]
                return known or [Term(Instance(_MODEL), context)]
        return None

    def _is_made_receiver(self, function: FunctionEntry) -> bool:
        return any(last_name(made.callee) in _RECEIVING for made, _ in self._makings(function))

    def _makings(self, function: FunctionEntry) -> Iterator[tuple[Call, Context]]:
        """The calls that made the decorators of a function."""
        context = self._body(function.module)
        for decorator in function.facts.decorators:
            made = self._holder(decorator.call, context) if type(decorator) is Result else None
            if made is not None:
                yield made

    def _decorated_with(self, function: FunctionEntry) -> Iterator[Signal]:
        """The signals by which a function is decorated: ``@receiver([paid, failed])``, ``@paid.connect``."""
        context = self._body(function.module)
        for decorator in function.facts.decorators:
            if last_name(decorator) in CONNECTING:
                yield from self._of(stands_on(decorator), context)
        for made, inside in self._makings(function):
            if last_name(made.callee) in CONNECTING:
                yield from self._of(stands_on(made.callee), inside)
            elif last_name(made.callee) in _RECEIVING:
                for value in made.args[:1]:
                    for signal in _each(value):
                        yield from self._of(signal, inside)

    def _of(self, value: Value | None, context: Context) -> Iterator[Signal]:
        """The signals that a value may be."""
        for form, inside in self._resolve(value, context) if value is not None else ():
            made = self._holder(form.call, inside) if type(form) is Result else None
            if made is not None and _makes_one(made[0].callee):
                yield made[1].module.path, made[0].number

    def _given(self, call: Call, context: Context) -> list[Term]:
        """The functions that a call hands over first."""
        terms = self._resolve(call.args[0], context) if call.args else []
        return [term for term in terms if term.function is not None]


def _makes_one(callee: Value) -> bool:
    """Whether a call makes a signal; blinker's namespaces make one by a name."""
    named = type(callee) is Symbol and callee.name in SIGNAL_MAKERS
    return named or (type(callee) is Attr and callee.name == _NAMED)


def _each(value: Value) -> tuple[Value, ...]:
    return value.items if type(value) is Seq else (value,)
