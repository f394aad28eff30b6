"""Tiny pipelines.  `python -m pipes opportunities`"""
from . import sinks, sources, steps  # noqa: F401
from .registry import SINKS, SOURCES, STEPS

__version__ = "0.4.1"
