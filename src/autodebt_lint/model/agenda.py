"""What lies ahead: values that go from the policy to the formats of ``autodebt upcoming``."""

import datetime

from msgspec import Struct

from autodebt_lint.model.place import Place


class Use(Struct, frozen=True):
    """A place in the code that an event touches."""

    path: str
    place: Place
    owner: str = ""


class Event(Struct, frozen=True):
    """Something that happens on a day."""

    day: datetime.date
    kind: str
    """``retirement``, ``season``, ``block`` (findings that fail a run from then on) or ``expiry`` (of a
    comment or an entry of the baseline)."""
    title: str
    detail: str
    """One sentence more: the replacement, or the days of the phase."""
    days_left: int
    uses: tuple[Use, ...] = ()
    """In order of path and place; a season has none."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Who owns the code that it touches, sorted."""
        return tuple(sorted({use.owner for use in self.uses if use.owner}))


class Agenda(Struct, frozen=True):
    """The events of the days ahead."""

    as_of: datetime.date
    until: datetime.date
    """Last day that was looked at."""
    events: tuple[Event, ...]
    """By day."""
    has_seasons: bool = True
    """Whether the project has a season at all."""
