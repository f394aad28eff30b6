"""From bytes to a tree: the interpreter's own parser, and the ladder for what it refuses."""

from __future__ import annotations

from .decoding import decode
from .depth import bound_depth
from .outcome import Dialect, Reading
from .parsing import Failure, parse


def read_python(data: bytes) -> Reading:
    """Read one Python file, whatever it is; never raises.

    The tree has at most `depth.MAX_DEPTH` levels.
    """
    text, losses = decode(data)
    tree = parse(text)
    if isinstance(tree, Failure):
        # Few files need the ladder, and its rungs take longer to load than a file to read.
        from .ladder import climb_down

        return climb_down(text, losses, tree)
    # The bytes will do as they are, unless they are in another encoding.
    source = data if len(data) == len(text) else text.encode()
    return Reading(tree, text, Dialect.PYTHON3, losses + bound_depth(tree, source))
