from .base import Connector, load

__all__ = ["Connector", "load"]
