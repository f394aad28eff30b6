from . import sinks, sources  # plug-ins register themselves
from .core import Donation, Pipeline, sink, source

__all__ = ["Donation", "Pipeline", "sink", "source", "sinks", "sources"]
