"""Constants that switch the protection of a connection on or off: ``verify=False``."""

from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import Switch
from autodebt_lint.model.values import Const, Symbol, Value
from autodebt_lint.patterns import pattern

_PROTECTION = pattern(r"(?i)verif|validat|ssl|tls|cert|https|hostname|insecure")
_UNPROTECTED = ("CERT_NONE", "_create_unverified_context")


def note_switch(walk: Walk, key: str, value: Value, on: Value, node: Located, form: str) -> None:
    """Write a switch down where a key sounds like one and its value is a constant.

    Args:
        walk: the walk.
        key: name of the argument or attribute.
        value: what it is given.
        on: what is called, or whose attribute it is.
        node: the call or assignment.
        form: ``argument`` or ``attribute``.
    """
    if type(value) is Const:
        if value.value not in (True, False, "CERT_NONE"):
            return
    elif type(value) is not Symbol or not value.name.endswith(_UNPROTECTED):
        return
    if _PROTECTION.search(key):
        frame = walk.frame
        place = walk.locate(node)
        walk.switches.append(Switch(key, value, on, form, place, frame.name, frame.reachable))
