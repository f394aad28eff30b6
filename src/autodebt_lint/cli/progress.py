"""A progress bar for long work: on a terminal only, and not before the work has become long."""

from time import monotonic
from types import TracebackType
from typing import Self, TextIO

_PATIENCE = 0.5
"""Seconds before the bar appears."""
_PERIOD = 0.1
"""Seconds between two drawings."""
_CELLS = 30


class Bar:
    """Draws on a terminal; use as a context manager, which wipes the bar at the end."""

    def __init__(self, stream: TextIO, what: str = "files") -> None:
        """Begin unseen, and stay so when `stream` is no terminal; `what` is counted."""
        self._stream = stream
        self._what = what
        self._next = monotonic() + _PATIENCE
        self._width = 0
        self._wanted = self._stream.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if not self._wanted or monotonic() < self._next:
            return
        self._next = monotonic() + _PERIOD
        filled = _CELLS * done // max(total, 1)
        line = f"[{'#' * filled}{'.' * (_CELLS - filled)}] {done:,} of {total:,} {self._what}"
        self._draw(line)

    def _draw(self, line: str) -> None:
        try:
            self._stream.write("\r" + line.ljust(self._width))
            self._stream.flush()
        except OSError:
            self._wanted = False
        self._width = len(line)

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe what was drawn."""
        if self._width:
            self._draw("")
            self._draw("")
