"""Values that live to the end of a process which then ends at once.

A linked project is made of millions of small values, and the interpreter frees them one by one: on a
tree of 1.3 million lines that takes as long as linking it. The system frees them all together. A
program says at its beginning that it will end so; where nobody says it (a test, a host that imports
the package, a server), nothing is kept.
"""

import gc

_kept: list[object] | None = None


def ends_at_once() -> None:
    """Say that this process will end without freeing what it holds."""
    global _kept  # noqa: PLW0603  # one process, one end
    _kept = []
    gc.disable()  # looking for circles among what is kept would find none to free


def keep(value: object) -> None:
    """Keep a value to the end of a process that ends at once; of any other, forget it."""
    if _kept is not None:
        _kept.append(value)


class collector_off:  # noqa: N801  # reads as a statement
    """Trees and facts hold no cycles; the cyclic collector only costs time while they are made."""

    def __enter__(self) -> None:
        """Switch it off."""
        self._was = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        """Switch it on again where it was on."""
        if self._was:
            gc.enable()
