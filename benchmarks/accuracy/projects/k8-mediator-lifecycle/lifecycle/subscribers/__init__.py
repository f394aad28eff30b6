"""Importing this package registers every subscriber."""
from .chat import TellTheTeam
from .crm import FlagChurn, RaiseLifetimeValue
from .surveys import AskForScore

__all__ = ["AskForScore", "FlagChurn", "RaiseLifetimeValue", "TellTheTeam"]
