"""Names of values, and the words that a name is made of."""

from typing import TypeVar

from autodebt_lint.model.values import SOME, Attr, Either, Item, Symbol, Value
from autodebt_lint.patterns import pattern

_Form = TypeVar("_Form")

_WORD = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def last_part(name: str) -> str:
    """Last part of a dotted name; the colon before a name of the module itself falls away."""
    return name.rpartition(".")[2].lstrip(":")


def last_name(value: Value) -> str:
    """Last part of a dotted value's name; "" for anything else."""
    if type(value) is Symbol:
        return last_part(value.name)
    return value.name if type(value) is Attr else ""


def last_names(value: Value) -> set[str]:
    """The same of each value that a callee may be; "" for one that only the running program knows."""
    options = value.options if type(value) is Either else (value,)
    return {"" if name.startswith(SOME) else name for name in map(last_name, options)}


def dotted(value: Value) -> str:
    """The name of a callee as it is written; it begins with a dot where its base has no name."""
    if type(value) is Symbol:
        return value.name.lstrip(":")
    if type(value) is Attr:
        inner = dotted(value.base) if type(value.base) in (Symbol, Attr) else ""
        return f"{inner}.{value.name}" if inner else "." + value.name
    return ""


def chain(form: _Form) -> tuple[_Form | Value, list[str]]:
    """What a chain of attributes and items begins with, and the attributes on the way."""
    start: _Form | Value = form
    path: list[str] = []
    while isinstance(start, Attr | Item):
        if isinstance(start, Attr):
            path.insert(0, start.name)
        start = start.base
    return start, path


def is_within(value: Value, held: Value) -> bool:
    """Whether a value is another one, or a part of it: ``product.variants[0]``."""
    while value != held and (type(value) is Attr or type(value) is Item):
        value = value.base
    return value == held


def stands_on(callee: Value) -> Value | None:
    """What a method stands on: a value, or the name of what has it; None for a name alone."""
    if type(callee) is Attr:
        return callee.base
    owner = callee.name.rpartition(".")[0] if type(callee) is Symbol else ""
    return Symbol(owner) if owner else None


def words(name: str) -> list[str]:
    """Words of a name in snake case or camel case, in lower case; digits are none."""
    return [word.lower() for word in _WORD.findall(name)]


_SETTINGS = "settings|config|configs|configuration|conf|cfg"
_OF_SETTINGS = pattern(rf"(?:\w+_)?(?:{_SETTINGS})(?:_\w+)?")


def is_of_settings(path: str) -> bool:
    """Whether a module is named as settings: ``config.py``, ``app_settings.py``.

    What its constants say is configuration already.

    Args:
        path: posix path of the module.
    """
    folder, _, name = path.rpartition("/")
    stem = folder.rpartition("/")[2] if name == "__init__.py" else name.rpartition(".")[0]
    return _OF_SETTINGS.fullmatch(stem.lower()) is not None
