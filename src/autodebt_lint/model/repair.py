"""How a finding can be mended: steps that hold no syntax, and how far they are to be trusted."""

import enum
from typing import Literal, TypeAlias

from msgspec import Struct

from autodebt_lint.model.place import Place

StepKind: TypeAlias = Literal[
    "set-keyword",
    "drop-keyword",
    "rename-keyword",
    "rename",
    "rename-module",
    "replace-call",
    "replace-string",
    "check-response",
    "raise-again",
    "decorate",
    "read-environment",
    "extract",
    "drop-default",
]
"""The closed vocabulary of changes; `fixing.steps` interprets every word of it."""


class Safety(enum.IntEnum):
    """How far a repair is to be trusted."""

    SAFE = 0
    """A script that works today behaves the same."""
    UNSAFE = 1
    """What happens changes, on an error at least: somebody has to look at it."""
    DISPLAY = 2
    """Advice alone: nothing is changed."""

    @property
    def word(self) -> str:
        """As messages and options say it."""
        return self.name.lower().replace("display", "display only")


class Step(Struct, frozen=True, array_like=True, gc=False):
    """One change of the text around a place.

    What the words mean, by `kind`:

    ``set-keyword``       the call at `place` is given ``name=value``; a literal `value` that several
                          calls of a file need may become the module constant `shared`
    ``drop-keyword``      the call at `place` loses its argument `name`
    ``rename-keyword``    the argument `name` of the call at `place` is called `value`
    ``rename``            the call, attribute or import at `place` uses the qualified name `value`
                          instead of `name`
    ``rename-module``     the import at `place` brings the module `value` instead of `name`; where `shared`
                          is not empty, only if it brings no other names than these
    ``replace-call``      the call at `place`, or of what stands there, of the name `name` becomes the expression `value`,
                          in which ``_`` is its one argument
    ``replace-string``    the literal at `place` says `value` where it said `name`
    ``check-response``    what the call at `place` answers is asked to raise on an error status, by
                          its method `name`
    ``raise-again``       the handler at `place` raises at its end, and logs `value` before, if there is one
    ``decorate``          the function around `place` gets the decorator that another function of the
                          file has from one of the libraries `value`
    ``read-environment``  the literal at `place` is read from the environment variable `value`
    ``extract``           the literal at `place`, an ``address``, ``id`` or ``secret`` by `name`, becomes
                          a setting, whose name begins with `value` where the code has no telling one
    ``drop-default``      the literal at `place` is no longer what a setting falls back on
    """

    kind: StepKind
    place: Place
    name: str = ""
    value: str = ""
    shared: str = ""


class Repair(Struct, frozen=True, array_like=True, gc=False):
    """What mends one finding."""

    title: str
    """In the imperative, for one line: ``pass timeout=60``."""
    safety: Safety
    reason: str
    """Why it is as safe as that, in words."""
    steps: tuple[Step, ...] = ()
    """None where nothing is changed."""
    secret: bool = False
    """Whether the text that it takes away is a secret, which no difference may show."""
    extracts: bool = False
    """Whether it makes a setting, which further files of the project may have to describe."""
