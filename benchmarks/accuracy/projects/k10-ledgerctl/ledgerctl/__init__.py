from .pipelines import PIPELINES, Pipeline
from .registry import SINKS, SOURCES
from . import sinks, sources  # noqa: F401  fills the registry

__all__ = ["PIPELINES", "Pipeline", "SINKS", "SOURCES"]
