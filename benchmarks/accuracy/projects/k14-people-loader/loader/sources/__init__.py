from .base import SOURCES, Source
from . import greenhouse, harvest, jira  # noqa: F401  (registers them)


def make(name: str, **options) -> Source:
    return SOURCES[name](**options)
