"""What the world knows about vendors, libraries and words, from the rulesets.

``load_knowledge`` reads it, ``Knowledge`` answers; both are cheap to import and to call.
"""

from autodebt_lint.knowledge.facade import Knowledge
from autodebt_lint.knowledge.loader import load_knowledge
from autodebt_lint.knowledge.schema import (
    DeprecatedCall,
    Lexicon,
    Library,
    Retirement,
    System,
    UserRule,
    confidence,
)
from autodebt_lint.knowledge.triggers import Triggers, trigger_words, triggers

__all__ = [
    "DeprecatedCall",
    "Knowledge",
    "Lexicon",
    "Library",
    "Retirement",
    "System",
    "Triggers",
    "UserRule",
    "confidence",
    "load_knowledge",
    "trigger_words",
    "triggers",
]
