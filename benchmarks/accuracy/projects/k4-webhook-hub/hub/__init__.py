from .registry import handler, dispatch
from . import handlers  # noqa: F401  (registers them)

__all__ = ["handler", "dispatch"]
