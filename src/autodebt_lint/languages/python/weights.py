"""What a value weighs once it is written down.

In memory a value that is made of itself twice is shared; written down, it is there twice. Thirty conditions that
each add something to a text would make a thousand million parts of it. So what a name is given is weighed, and
what is far heavier than all that is really in it is kept as what it depends on.
"""

from autodebt_lint.languages.python.values import MAX_PARTS, mix
from autodebt_lint.model.values import Dict, Either, Mix, Seq, Text, Value, inner_values

MAX_WEIGHT = 4_000
"""Values in a value, each counted as often as it would be written: below that nobody minds."""
_TIMES = 8
"""How many times heavier than its distinct parts something may be: a long table is as heavy as these."""
_HOLDING = frozenset([Dict, Either, Mix, Seq, Text])


class Scales:
    """Weighs the values of one file, each once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[int, tuple[Value, int]] = {}
        """Weights by id, each with its value, so that the ids stay their own."""

    def bounded(self, value: Value) -> Value:
        """A value, or what it depends on where it would be written down over and over."""
        if self._weight(value) <= MAX_WEIGHT or self._is_worth_it(value):
            return value
        return self._dependences(value)

    def _weight(self, value: Value) -> int:
        inner = inner_values(value)
        if not inner:
            return 1
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, 1 + sum(map(self._weight, inner)))
        return known[1]

    def _is_worth_it(self, value: Value) -> bool:
        """Whether the distinct parts of a value are many as well."""
        met = {id(value)}
        waiting = [value]
        for item in waiting:  # grows while it is gone through
            new = [inner for inner in inner_values(item) if id(inner) not in met]
            met.update(map(id, new))
            waiting += new
        return self._weight(value) <= _TIMES * len(met)

    def _dependences(self, value: Value) -> Value:
        """What stands in the containers and texts that a value is made of, each once."""
        found: list[Value] = []
        met = {id(value)}
        waiting = [value]
        for item in waiting:  # grows while it is gone through
            if type(item) in _HOLDING or self._weight(item) > MAX_WEIGHT:
                new = [inner for inner in inner_values(item) if id(inner) not in met]
                met.update(map(id, new))
                waiting += new
            elif len(found) < MAX_PARTS and item not in found:
                found.append(item)
        return mix(found)
