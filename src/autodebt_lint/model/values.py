"""Symbolic values: what partial evaluation knows about an expression.

A value is written in the terms of the function that holds it: its parameters, the results of its
own calls, and global names. Nothing here is resolved across modules; linking does that with the
same terms, so that a value can wait in the cache until its callers are known.

Every value is a tagged, array-like struct: facts are encoded and decoded by the hundred thousand.
"""

from typing import TypeAlias, Union

from msgspec import Struct

from autodebt_lint.model.place import Place

Scalar: TypeAlias = str | int | float | bool | None


ITEM = "[]"
"""Stands for the name where an item is set, and no attribute."""


class Const(Struct, frozen=True, array_like=True, gc=False, tag="c"):
    """A literal. `place` is kept for strings only: a finding stands at the literal it speaks of."""

    value: Scalar
    place: Place | None = None


class Text(Struct, frozen=True, array_like=True, gc=False, tag="t"):
    """A string joined from parts: an f-string, ``+``, ``%``, ``.format``, ``join`` or ``urljoin``."""

    parts: tuple["Value", ...]


class Symbol(Struct, frozen=True, array_like=True, gc=False, tag="s"):
    """A dotted global name: of this module, of another one, or of a library."""

    name: str


class Param(Struct, frozen=True, array_like=True, gc=False, tag="p"):
    """A parameter of the function `function` (its qualified name inside the module)."""

    function: str
    name: str


class Attr(Struct, frozen=True, array_like=True, gc=False, tag="a"):
    """Attribute `name` of `base`."""

    base: "Value"
    name: str


class Item(Struct, frozen=True, array_like=True, gc=False, tag="i"):
    """``base[key]``; without a key, one element of `base` as a loop sees it."""

    base: "Value"
    key: Union["Value", None] = None


class Result(Struct, frozen=True, array_like=True, gc=False, tag="r"):
    """What the call numbered `call` in the same module returned."""

    call: int


class Filled(Struct, frozen=True, array_like=True, gc=False, tag="f"):
    """What the call numbered `call` put into the empty container that it was given at `place`.

    A position, or the name of an argument.
    """

    call: int
    place: int | str


class Instance(Struct, frozen=True, array_like=True, gc=False, tag="n"):
    """Some object of the class `of`, known from an annotation only."""

    of: "Value"


class Dict(Struct, frozen=True, array_like=True, gc=False, tag="d"):
    """A dictionary display; a None key is a ``**`` spread or an unknown key."""

    items: tuple[tuple[Union["Value", None], "Value"], ...]


class Seq(Struct, frozen=True, array_like=True, gc=False, tag="l"):
    """A list, tuple or set; also what a container has been seen to receive."""

    items: tuple["Value", ...]


class Either(Struct, frozen=True, array_like=True, gc=False, tag="e"):
    """Any of several values: branches, several assignments, ``or``."""

    options: tuple["Value", ...]


class Mix(Struct, frozen=True, array_like=True, gc=False, tag="m"):
    """A value computed from others in a way that is not followed; empty when nothing is known."""

    parts: tuple["Value", ...] = ()


Value: TypeAlias = (
    Const
    | Text
    | Symbol
    | Param
    | Attr
    | Item
    | Result
    | Filled
    | Instance
    | Dict
    | Seq
    | Either
    | Mix
)

UNKNOWN = Mix()
NONE = Const(None)
KEYS = Symbol(".keys()")
"""As the key of an `Item`: not what stands under one of its keys, but a key itself."""


SOME = "?"
"""Stands for the name of an attribute that only the running program knows, with how it begins: ``?visit_``."""
LAMBDA = "lambda#"
"""Begins the last part of the names of lambdas that somebody calls later: see `lambda_of`."""
_LAMBDA_PARTS = 2


def lambda_of(value: Value) -> Symbol | None:
    """The function that a lambda is to who calls it; None for anything else.

    A lambda is what it gives and its name: ``Mix((value, Symbol(":main.lambda#1")))``.
    """
    if type(value) is not Mix or len(value.parts) != _LAMBDA_PARTS:
        return None
    named = value.parts[1]
    if type(named) is Symbol and named.name.rpartition(".")[2].lstrip(":").startswith(LAMBDA):
        return named
    return None


def items_under(value: Value | None, name: str) -> list[Value]:
    """What a mapping that is written out has under a text."""
    items = value.items if type(value) is Dict else ()
    return [item for key, item in items if type(key) is Const and key.value == name]


def inner_values(value: Value) -> tuple[Value, ...]:
    """The values that a value directly holds."""
    match value:
        case Text(parts) | Mix(parts):
            return parts
        case Either(options):
            return options
        case Seq(items):
            return items
        case Dict(items):
            return tuple(part for item in items for part in item if part is not None)
        case Attr(base):
            return (base,)
        case Item(base, key):
            return (base,) if key is None else (base, key)
        case Instance(of):
            return (of,)
        case _:
            return ()
