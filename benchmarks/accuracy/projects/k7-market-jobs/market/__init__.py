from . import sources, targets  # noqa: F401  they register themselves
from .registry import get_source, get_target
