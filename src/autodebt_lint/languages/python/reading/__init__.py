"""Reading Python source of any age and in any state: bytes in, a tree of bounded depth out."""

from .depth import MAX_DEPTH
from .outcome import Dialect, Loss, Reading
from .places import PlaceMap
from .reader import read_python

__all__ = ["MAX_DEPTH", "Dialect", "Loss", "PlaceMap", "Reading", "read_python"]
