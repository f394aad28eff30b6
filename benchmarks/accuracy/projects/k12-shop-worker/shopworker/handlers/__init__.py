"""Importing this package registers all handlers on the bus."""
from . import accounting, marketing  # noqa: F401
