"""How users name rules: by code, by the start of a code, or by name."""

EVERYTHING = "ALL"

#: Larger than the length of any prefix: the whole code or the name was written.
EXACT = 100


def specificity(entry: str, code: str, name: str) -> int:
    """Tell how exactly `entry` names a rule.

    Args:
        entry: as the user wrote it: ``ADL301``, ``ADL3``, ``request-without-timeout`` or ``ALL``.
        code: the rule's code.
        name: the rule's name.

    Returns:
        0 when it does not name the rule; else a number that grows with exactness, so that
        ``ADL301`` wins over ``ADL3`` and that over ``ALL``.
    """
    wanted = entry.strip().upper()
    if wanted == code or wanted.replace("_", "-") == name.upper():
        return EXACT
    letters = len(code.rstrip("0123456789"))
    if len(wanted) >= letters and code.startswith(wanted):
        return 1 + len(wanted)
    return 1 if wanted == EVERYTHING else 0
