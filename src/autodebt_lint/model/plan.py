"""What a team pays back until a day, as plain data."""

import datetime

from msgspec import Struct

from autodebt_lint.model.assessment import DebtItem


class Stretch(Struct, frozen=True):
    """Days without a change of the rules; first and last day included."""

    first: datetime.date
    last: datetime.date
    guarded: bool
    """Whether a freeze or a peak of any season is on: only what can easily be taken back is changed."""
    working_days: int
    minutes: int
    """The capacity's part."""


class Batch(Struct, frozen=True):
    """Items that are paid, tested and shipped together."""

    number: int
    """From 1, in the order of work."""
    first: datetime.date
    last: datetime.date
    owner: str
    """"" where nobody is known."""
    items: tuple[DebtItem, ...]
    """In the order of work."""
    guarded: bool

    @property
    def minutes(self) -> int:
        """Effort of all its items."""
        return sum(item.effort for item in self.items)

    @property
    def files(self) -> tuple[str, ...]:
        """Posix paths of the files that change, sorted."""
        return tuple(sorted({path for item in self.items for path in item.files}))

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the rules that find nothing there afterwards, sorted."""
        return tuple(sorted({item.code for item in self.items}))


class LeftOut(Struct, frozen=True):
    """An item that is not paid, and why."""

    item: DebtItem
    because: str


class Agreement(Struct, frozen=True):
    """One entry of the file in which a team keeps its plan."""

    id: str
    what: str = ""
    agreed: bool = False


class Plan(Struct, frozen=True):
    """What to pay back, when, in which batches, and what not."""

    project: str
    made: datetime.date
    until: datetime.date
    capacity: int
    """Minutes."""
    stretches: tuple[Stretch, ...]
    batches: tuple[Batch, ...]
    left_out: tuple[LeftOut, ...]
    """The most worth paying first."""
    agreed: frozenset[str] = frozenset()
    """Ids of items that the team had agreed on."""
    paid: tuple[Agreement, ...] = ()
    """Entries of the last plan that no finding stands behind any more."""

    @property
    def minutes(self) -> int:
        """Effort of all batches."""
        return sum(batch.minutes for batch in self.batches)

    @property
    def hours(self) -> float:
        """Hours of incidents a year that it is assumed to save."""
        return sum(item.hours for batch in self.batches for item in batch.items)
