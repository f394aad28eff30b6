"""Addresses that comments give as examples of what a variable of the environment holds.

``WAREHOUSE = os.environ["WAREHOUSE_URL"]  # postgresql://user@host/db``
"""

from autodebt_lint.languages.python.addresses import address_in
from autodebt_lint.model.facts import Setting
from autodebt_lint.patterns import pattern

_WORTH_A_LOOK = pattern(r"#[^\n]*://")
_VARIABLE = pattern(
    r"(?P<quote>[\"'])(?P<name>[A-Z][A-Z0-9_]{2,})(?P=quote)[^#\n]*#[^\n]*?(?P<address>\b[a-z][\w+.-]*://\S+)"
)


def examples_in(text: str) -> tuple[Setting, ...]:
    """What comments of a source text say of variables, each on the line on which it is read."""
    if _WORTH_A_LOOK.search(text) is None:
        return ()
    named = ((it["name"], address_in(it["address"])) for it in _VARIABLE.finditer(text))
    return tuple(Setting((name,), address) for name, address in named if address)
