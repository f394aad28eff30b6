from .conf import conf
from .cli import cli

__all__ = ["conf", "cli"]
