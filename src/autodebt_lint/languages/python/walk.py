"""What every room of the walk shares: its state, and the way from a node to its function.

The walk goes over each body once. An expression *evaluates* to a value, a statement *executes*
and says whether what follows it is reached. Two tables lead from the type of a node to the one
function for it; `module` fills them, so that a room calls `evaluate` and `execute` without knowing
the other rooms. This is the hot path: types are compared with ``type(x) is Y``, which costs a
sixth of `isinstance`, and the state and the tables are made for plain look-ups.
"""

import ast
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from autodebt_lint.languages.python.conditions import close_branches, place_in
from autodebt_lint.languages.python.places import Locate
from autodebt_lint.languages.python.records import Definition, LiteralRecord
from autodebt_lint.languages.python.scopes import Frame
from autodebt_lint.languages.python.weights import Scales
from autodebt_lint.model.facts import (
    AttributeRead,
    Class,
    Function,
    Handler,
    Import,
    RecordId,
    Repetition,
    Switch,
)
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import Param, Symbol, Value


class Begun(NamedTuple):
    """A call of which some arguments were given before: ``post = partial(call, "POST")``."""

    callee: Value
    args: tuple[Value, ...] = ()
    keywords: tuple[tuple[str, Value], ...] = ()

    def with_given(
        self, args: list[Value], keywords: list[tuple[str, Value]]
    ) -> tuple[list[Value], list[tuple[str, Value]]]:
        """All arguments once these are given, too: by name what was given last counts."""
        last = {key for key, _ in keywords}
        before = [item for item in self.keywords if item[0] not in last]
        return [*self.args, *args], [*before, *keywords]


class Walk:
    """One walk over one module: where it is, and what it has found so far."""

    __slots__ = (
        "attribute_reads",
        "begun",
        "bindings",
        "classes",
        "declared_global",
        "drained",
        "elements_given",
        "filled",
        "frame",
        "fresh",
        "functions",
        "given",
        "handlers",
        "held",
        "import_guards",
        "import_statements",
        "imports",
        "injects",
        "literal_functions",
        "literals",
        "loads",
        "loads_by_name",
        "locate",
        "main_guard",
        "module_frame",
        "named_literals",
        "names_read",
        "next_call",
        "pending",
        "properties",
        "reads",
        "record_ids",
        "repetitions",
        "scales",
        "scanned",
        "search_paths",
        "stars",
        "starts_programs",
        "switches",
        "symbols",
        "tasks",
    )

    def __init__(self, locate: Locate) -> None:
        """Prepare an empty walk; `locate` gives a node's place in the original text."""
        self.locate = locate
        self.frame = Frame("", None)
        self.module_frame = self.frame
        #: Functions whose bodies wait until everything around them is known.
        self.pending: list[Definition] = []
        #: Names of the module that functions put something into, and how many functions were asked.
        self.filled: set[str] = set()
        self.declared_global: set[str] = set()
        self.scanned = 0
        #: What functions are given and give back, and what any of them puts into attributes.
        self.given: set[Param] = set()
        self.held: list[Value] = []
        #: Names that the functions walked so far read.
        self.names_read: set[str] = set()
        self.next_call = 0
        #: What the lambda that is read next is given, in order.
        self.elements_given: tuple[Value, ...] = ()
        self.symbols: dict[str, Symbol] = {}
        #: Names of functions that a decorator has made tasks, as symbols have them.
        self.tasks: set[str] = set()
        #: Names of the properties of its classes.
        self.properties: set[str] = set()
        #: How many ``if`` and ``try`` around this place excuse an import.
        self.import_guards = 0
        #: The ``response.read`` of a statement that only reads a connection empty.
        self.drained: ast.Attribute | None = None
        self.import_statements = 0
        #: Dotted names, each with a node that reads it.
        self.reads: list[tuple[str, ast.Attribute]] = []
        #: Attributes read of objects.
        self.attribute_reads: list[AttributeRead] = []
        self.loads: list[str] = []
        #: Whether modules are imported by names that are not known where that is done.
        self.loads_by_name = False
        #: Whether a program is started, which may be another script.
        self.starts_programs = False
        #: Ends of the folders added to ``sys.path``.
        self.search_paths: list[str] = []
        #: Modules of which all names were imported.
        self.stars: list[str] = []
        self.literals: dict[Place, LiteralRecord] = {}
        #: Records of literals that begin the value of a name of the module.
        self.named_literals: dict[str, LiteralRecord] = {}
        #: Records of literals seen in the current statement, whose use is still to be told.
        self.fresh: list[LiteralRecord] = []
        self.imports: list[Import] = []
        self.handlers: list[Handler] = []
        self.functions: list[Function] = []
        self.classes: list[Class] = []
        #: Every value that a name of the module has been bound to.
        self.bindings: dict[str, Value] = {}
        #: What names are given is weighed.
        self.scales = Scales()
        #: What ``functools.partial`` was given, by the number of its call.
        self.begun: dict[int, Begun] = {}
        self.record_ids: list[RecordId] = []
        self.repetitions: list[Repetition] = []
        self.switches: list[Switch] = []
        self.main_guard = False
        #: Whether a decorator of the module gives something of its own to what it decorates.
        self.injects = False
        #: How many lambdas were made functions.
        self.literal_functions = 0

    def symbol(self, name: str) -> Symbol:
        """Return the one symbol of this name."""
        found = self.symbols.get(name)
        if found is None:
            found = self.symbols[name] = Symbol(name)
        return found


# The second argument is a node of exactly the type that the function is listed under.
Evaluator: TypeAlias = Callable[[Walk, Any], Value]
Executor: TypeAlias = Callable[[Walk, Any], bool]

_LOOPS = frozenset([ast.For, ast.AsyncFor, ast.While])
_TRIES = frozenset([ast.Try, ast.TryStar])

EVALUATORS: dict[type[ast.expr], Evaluator] = {}
EXECUTORS: dict[type[ast.stmt], Executor] = {}


def evaluate(walk: Walk, node: ast.expr) -> Value:
    """Return the value of an expression; calls and literals in it are noted on the way."""
    return EVALUATORS[type(node)](walk, node)


def execute(walk: Walk, statements: Sequence[ast.stmt]) -> bool:
    """Walk statements in order; True when their end is not reached."""
    frame, fresh = walk.frame, walk.fresh
    reachable = frame.reachable
    opened = len(frame.conditions)
    ended = False
    for index, statement in enumerate(statements, start=1):
        if type(statement) in _LOOPS:
            frame.loops.append((statement, statements[index:]))
            left = EXECUTORS[type(statement)](walk, statement)
            frame.loops.pop()
        else:
            if type(statement) in _TRIES:
                frame.following = statements[index:]
            left = EXECUTORS[type(statement)](walk, statement)
        if left and not ended:
            ended = True
            frame.reachable = False
        fresh.clear()
    frame.reachable = reachable
    if len(frame.conditions) > opened:
        close_branches(frame, opened, place_in(frame, walk.next_call))
    return ended
