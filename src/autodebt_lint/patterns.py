"""Regular expressions that are compiled when they are first needed.

The tool holds about a hundred. A commit hook reads one file and needs few of them, and compiling
all would cost it a tenth of its time; a long run compiles each once, as `re.compile` would.
"""

import re
from typing import TYPE_CHECKING, Any, AnyStr

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")

if TYPE_CHECKING:

    def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """Stand for `re.compile(expression, flags)`."""

else:

    class pattern:  # noqa: N801  # reads as a function, and types as one
        """Stand for `re.compile(expression, flags)` until somebody asks it for a method."""

        def __init__(self, expression: str | bytes, flags: int = 0) -> None:
            self._source = (expression, flags)

        def __getattr__(self, name: str) -> Any:
            """Compile; from then on the methods are the compiled pattern's own."""
            compiled = re.compile(*self._source)
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)
