"""Terms: what values are resolved to, and the contexts in which they mean something.

A value means something only in a context: the function that holds it and, when known, the
arguments of one call of it.
"""

from typing import NamedTuple

from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import UNKNOWN, Const, Value


class Context:
    """A function, and the call through which it was entered if that is known."""

    __slots__ = ("call", "caller", "depth", "function", "me", "module", "outer", "taken")

    def __init__(
        self,
        module: Module,
        function: FunctionEntry | None = None,
        *,
        call: Call | None = None,
        caller: "Context | None" = None,
        me: "Object | None" = None,
        outer: "Context | None" = None,
        taken: "Taken | None" = None,
    ) -> None:
        """Describe one activation; without a call every activation is meant, without a row every round."""
        self.module = module
        self.function = function
        self.call = call
        self.caller = caller
        self.me = me
        self.outer = outer
        self.taken = taken
        self.depth: int = 0 if caller is None else caller.depth + 1

    def holding(self, name: str) -> "Context | None":
        """The context of the function `name`: this one, or one in which it is nested."""
        holder: Context | None = self
        while holder is not None and (holder.function is None or holder.function.name != name):
            holder = holder.outer
        return holder

    def in_round(self, taken: "Taken") -> "Context":
        """The same activation in one round of a loop, or with one row of a table."""
        return Context(
            self.module,
            self.function,
            call=self.call,
            caller=self.caller,
            me=self.me,
            outer=self.outer,
            taken=taken,
        )


class Taken(NamedTuple):
    """A row of a table, which a loop has come to."""

    item: Value
    """What the loop calls it: an element of the table, or one of the rows where they are written out."""
    row: Value
    context: Context
    """In which the row is to be read."""


class Placed:
    """A value that is to be read in another context than what it stands in: an argument that was given elsewhere."""

    __slots__ = ("context", "value")

    def __init__(self, value: Value, context: Context) -> None:
        """Place a value."""
        self.value = value
        self.context = context


class Object:
    """An instance of a class of the project, and the call that made it if that is known."""

    __slots__ = ("_whole", "call", "cls", "context", "is_row")

    def __init__(
        self,
        cls: ClassEntry,
        call: Call | None = None,
        context: Context | None = None,
        *,
        is_row: bool = False,
        whole: "Object | None" = None,
    ) -> None:
        """Describe an instance; a row was made of what a database gave.

        What ``super()`` gives is `whole`, an object that is seen as one of a class above its own.
        """
        self.cls = cls
        self.call = call
        self.context = context
        self.is_row = is_row
        self._whole = whole

    @property
    def whole(self) -> "Object":
        """What it is, whatever it is seen as."""
        return self._whole or self


class Method:
    """A method of the project bound to an instance."""

    __slots__ = ("function", "me")

    def __init__(self, function: FunctionEntry, me: Object | None) -> None:
        """Bind a method."""
        self.function = function
        self.me = me

    @property
    def instance(self) -> Object | None:
        """What it is bound to, or else some instance of its class."""
        owner = self.function.owner
        return self.me or (Object(owner) if owner is not None else None)


class Partial:
    """A callable with some arguments given already."""

    __slots__ = ("call", "context", "target")

    def __init__(self, target: "Term", call: Call, context: Context) -> None:
        """Keep the target and the call of ``functools.partial``."""
        self.target = target
        self.call = call
        self.context = context


Form = Value | Object | Method | Partial | FunctionEntry | ClassEntry | Module


class Term(NamedTuple):
    """One alternative: its form, and the context in which its parts are to be read."""

    form: Form
    context: Context

    @property
    def function(self) -> FunctionEntry | None:
        """The function of the project that a call of it enters, if it is a function or method."""
        form = self.form.function if isinstance(self.form, Method) else self.form
        return form if isinstance(form, FunctionEntry) else None

    @property
    def instance(self) -> Object | None:
        """What a method is bound to, or else some instance of its class; None for anything else."""
        return self.form.instance if isinstance(self.form, Method) else None


def unknown(context: Context) -> list[Term]:
    """The answer that says nothing."""
    return [Term(UNKNOWN, context)]


def is_none(term: Term) -> bool:
    """Whether a term is the constant None."""
    return type(term.form) is Const and term.form.value is None


def distinct(terms: list[Term]) -> list[Term]:
    """The terms without those that say the same again."""
    if len(terms) < 2:
        return terms
    kept: list[Term] = []
    for term in terms:
        form = term.form
        for other in kept:
            if other.context is term.context and other.form == form:
                break
            if type(form) is Const and other.form == form:
                break
        else:
            kept.append(term)
    return kept
