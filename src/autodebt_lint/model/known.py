"""Findings that are known already: accepted in a baseline, or there before a revision of git."""

import datetime

from msgspec import Struct

#: Why a team accepts a finding.
DEBT, FALSE_POSITIVE = "debt", "false-positive"
KINDS = (DEBT, FALSE_POSITIVE)


class KnownFinding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding, or several that nothing tells apart, without line numbers and without source text."""

    rule: str
    path: str
    scope: str = ""
    """Qualified name of the function or class around it."""
    statement: str
    """Hexadecimal hash of the statement without white space, with the rule; no text can be read from it."""
    count: int = 1
    kind: str = DEBT
    """``debt`` or ``false-positive``."""
    reason: str = ""
    owner: str = ""
    until: datetime.date | None = None
    """Last day on which it is accepted; for ever when None."""
