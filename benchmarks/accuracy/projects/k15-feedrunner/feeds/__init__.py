from .base import SINKS, SOURCES, Sink, Source
from . import sinks, sources  # noqa: F401  (registration)

__all__ = ["SINKS", "SOURCES", "Sink", "Source"]
