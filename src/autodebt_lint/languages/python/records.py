"""What a walk holds before it is facts: literals still in use, functions still to be walked."""

import ast
from typing import NamedTuple, TypeAlias

from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.model.facts import Literal, Sink
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Value

MAX_SINKS = 12

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_Named: TypeAlias = tuple[tuple[str, Value], ...]

#: What a sink says beside its kind: a name, or a callee and its argument.
Detail: TypeAlias = str | tuple[str, int | str]


class LiteralRecord:
    """A literal of interest while the walk is still finding out how it is used."""

    __slots__ = ("kind", "place", "reachable", "scope", "sinks", "text", "value")

    def __init__(
        self, text: str, place: Place, kind: str, value: Value, *, scope: str, reachable: bool
    ) -> None:
        """Start the record of one literal."""
        self.text = text
        self.place = place
        self.kind = kind
        self.value = value
        self.scope = scope
        self.reachable = reachable
        self.sinks: list[tuple[str, Detail]] = []

    def fact(self) -> Literal:
        """Freeze the record."""
        sinks = dict.fromkeys(
            Sink(kind, detail if type(detail) is str else "|".join(map(str, detail)))
            for kind, detail in self.sinks
        )
        return Literal(
            text=self.text,
            place=self.place,
            kind=self.kind,
            sinks=tuple(sinks)[:MAX_SINKS],
            scope=self.scope,
            value=self.value,
            reachable=self.reachable,
        )


class Header(NamedTuple):
    """The part of a function that runs where it is defined."""

    decorators: tuple[Value, ...] = ()
    defaults: _Named = ()
    annotations: _Named = ()


NO_HEADER = Header()


class Definition(NamedTuple):
    """A function whose body waits."""

    node: FunctionNode
    frame: Frame
    """Where it is defined."""
    class_name: str
    header: Header
