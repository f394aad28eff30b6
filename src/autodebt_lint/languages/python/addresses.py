"""The address that a text says, as far as it may be kept: without what signs in."""

from autodebt_lint.languages.python.literals import mask_address
from autodebt_lint.patterns import pattern

LONGEST = 400
"""Characters of an address."""
_ADDRESS = pattern(
    r"\s*(?P<scheme>[A-Za-z][\w+.-]*)://(?:[^/@\s]*@)?(?P<host>[^/?#\s@]+)(?P<path>(?:/[^/?#\s]*){0,3})"
)
_HOST = pattern(r"\s*(?P<host>(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?)/?\s*")
_OF_HOST = pattern(r"(?i)(?:.*[_.-])?(?:host(?:name)?|server|domain|endpoint|site|address|url|uri)")


def address_in(told: str, name: str = "") -> str:
    """The address that a text is, without what signs in; "" where it is none.

    Args:
        told: the text.
        name: under which it stands; one of a host needs no scheme.
    """
    if len(told) > LONGEST:
        return ""
    match = _ADDRESS.match(told)
    if match is not None:
        return mask_address(f"{match['scheme']}://{match['host']}{match['path']}")
    host = _HOST.fullmatch(told) if _OF_HOST.fullmatch(name) else None
    return host["host"] if host is not None else ""
