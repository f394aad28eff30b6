"""Names and the frames they live in.

A frame is one function, class or module body under evaluation. Its environment maps a name to the
value it has at this point of the walk; branches copy the environment and merge it again, so that
every value that may reach a use is kept.

Names of the module itself are symbols that begin with a colon (``:BASE_URL``), imported ones are
dotted as the import wrote them (``requests.get``, ``..settings.BASE_URL``): linking knows which of
them belong to the project.
"""

import ast
from collections.abc import Sequence
from typing import NamedTuple

from autodebt_lint.languages.python.values import either
from autodebt_lint.model.facts import Branch, Call, ResultUse
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Result, Value

#: Keys are names; an integer key says that the result of that call has had its status looked at.
Environment = dict[str | int, Value]


class Holding(NamedTuple):
    """The container that a name is a part of."""

    name: str
    """Of the container; "" where a name of this function has none."""
    value: Value
    """What the container was when that was seen."""
    keys: tuple[Value | None, ...]
    """From the container to the part, the outermost first; None for an element of a list, none at all where
    both are the same."""


class Sharing(NamedTuple):
    """Elements of a container that are elements of another one, too."""

    key: Value | None
    """Under which they stand in the one: None in a list."""
    other: Holding
    """Where they stand in the other one."""


class Condition(NamedTuple):
    """A parameter is one of some constants, or none of them."""

    param: str
    values: tuple[str, ...]
    other: bool = False

    @property
    def opposite(self) -> "Condition":
        """What holds where this does not."""
        return self._replace(other=not self.other)


class Mark(NamedTuple):
    """A place in a function: the numbers of what comes next there."""

    call: int
    given: int
    yielded: int


class Frame:
    """What the walk gathers about one function, class or module body."""

    __slots__ = (
        "attributes",
        "body",
        "bound_calls",
        "branches",
        "breaks",
        "callees",
        "calls",
        "class_name",
        "conditions",
        "contexts",
        "elements",
        "env",
        "first_call",
        "following",
        "global_names",
        "held",
        "inner_names",
        "is_class",
        "last_name",
        "loads",
        "loop_depth",
        "looped",
        "loops",
        "mentions",
        "name",
        "nonlocal_names",
        "own_calls",
        "param_uses",
        "parent",
        "parts",
        "reachable",
        "returns",
        "rounds",
        "shares",
        "tables",
        "try_depth",
        "uses",
        "wholes",
        "yields",
    )

    def __init__(
        self, name: str, parent: "Frame | None", class_name: str = "", *, is_class: bool = False
    ) -> None:
        """Open a frame for the body with the qualified name `name`.

        Args:
            name: "" for the module's own body.
            parent: the frame in which the function or class is defined.
            class_name: qualified name of the class whose method this is, or "".
            is_class: whether this is the body of a class.
        """
        self.name = name
        self.last_name = name.rpartition(".")[2]
        self.parent = parent
        self.class_name = class_name
        self.is_class = is_class
        #: All its statements.
        self.body: Sequence[ast.stmt] = ()
        self.env: Environment = {}
        #: Names of what is a part of containers, each with these: see `containers`.
        self.parts: dict[str, tuple[Holding, ...]] = {}
        #: Names of containers, each with those of their parts.
        self.wholes: dict[str, set[str]] = {}
        #: Names of containers that share their elements with others: see `containers`.
        self.shares: dict[str, tuple[Sharing, ...]] = {}
        #: Number of the first call in it, once it is walked.
        self.first_call = 0
        self.reachable = True
        self.loop_depth = 0
        #: The loops around this place, each with the statements that follow it.
        self.loops: list[tuple[ast.stmt, Sequence[ast.stmt]]] = []
        #: What the ``for`` loops around this place go through, one element of each, innermost last.
        self.elements: list[Value] = []
        self.try_depth = 0
        #: The statements after the ``try`` that begins here.
        self.following: Sequence[ast.stmt] = ()
        #: Environments at each ``break`` of the loops that are open, innermost last.
        self.breaks: list[list[Environment]] = []
        self.global_names: set[str] = set()
        self.nonlocal_names: set[str] = set()
        #: Its names that functions inside bind, or put something into.
        self.inner_names: set[str] = set()
        #: Names that are read, here or in a function inside.
        self.loads: set[str] = set()
        #: Calls by which the function starts itself again.
        self.own_calls: list[int] = []
        #: Calls that stand in a loop and whose result a plain name took.
        self.looped: set[int] = set()
        #: Attributes and short strings in it, and names that are counted up (``+=page``).
        self.mentions: set[str] = set()
        #: Calls whose result was read again under some name.
        self.held: set[int] = set()
        self.calls: list[Call] = []
        self.callees: set[str] = set()
        #: Calls whose result a plain name took, with that name.
        self.bound_calls: list[tuple[int, str, Place]] = []
        self.uses: dict[int, list[ResultUse]] = {}
        self.param_uses: dict[str, list[ResultUse]] = {}
        self.attributes: list[tuple[Value, str, Value]] = []
        self.returns: list[Value] = []
        self.yields: list[Value] = []
        #: What runs only where a parameter is some constant: see `conditions`.
        self.branches: list[Branch] = []
        #: Conditions that hold up to the end of the blocks around this place, each since where.
        self.conditions: list[tuple[Condition, Mark]] = []
        #: Calls in ``with`` blocks: the first, the one after the last, and what made the context.
        self.contexts: list[tuple[int, int, int]] = []
        #: Calls in loops that may turn pages: the first, and the one after the last.
        self.rounds: list[tuple[int, int]] = []
        #: The same of those that may go through a table, with what they call its rows.
        self.tables: list[tuple[int, int, Value]] = []

    def qualified(self, name: str) -> str:
        """Name of something defined in this frame."""
        return f"{self.name}.{name}" if self.name else name


def merge(left: Environment, right: Environment) -> Environment:
    """Join the environments of two paths that meet again.

    A result counts as looked at after the join when it was on both paths, or when the other path
    does not hold that result at all.
    """
    if left is right:
        return left
    joined = dict(left)
    for key, value in right.items():
        other = joined.get(key)
        if other is value:
            continue
        if other is not None:
            joined[key] = either((other, value))
        elif type(key) is not int or not _holds(left, key):
            joined[key] = value
    for key in left:
        if type(key) is int and key not in right and _holds(right, key):
            del joined[key]
    return joined


def _holds(env: Environment, call: int) -> bool:
    return any(
        type(value) is Result and value.call == call
        for key, value in env.items()
        if type(key) is str
    )
