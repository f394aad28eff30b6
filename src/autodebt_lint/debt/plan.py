"""Which items to pay back until a day, chosen by an optimiser under the rules of the season.

The days until then fall into stretches: calm ones, and guarded ones in which a freeze or a peak of some
season is on. The capacity is spread over their working days. An integer program then picks items and
stretches so that the sum of what they are worth is the largest, where

* all of it takes no more minutes than the capacity, and a stretch no more than twice its even part, since
  work can be drawn forward, but not all of it,
* in a guarded stretch only what can easily be taken back is changed, and what has ended already,
* an item is paid no earlier than those that it depends on,
* what the team agreed on before comes before all else.

An item is worth the square of its priority, so that one that matters much is not given up for three that
matter little, and half as much again when it gets worse within the plan.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from autodebt_lint.debt.figures import counted, duration
from autodebt_lint.errors import UsageError
from autodebt_lint.model.assessment import DebtItem, SeasonPhase
from autodebt_lint.model.plan import Agreement, Batch, LeftOut, Plan, Stretch

BATCH_MINUTES = 240
"""Most of a batch of several items: half a day's work is reviewed, tested and taken back in one go."""
_GUARDED = frozenset(["freeze", "peak"])
_DAY = datetime.timedelta(days=1)
_SATURDAY = 5
_DUE = 1.5
_LATER = 0.98
"""What is left of an item's worth for each stretch that it waits."""
_AGREED = 1_000_000.0
_OVERTIME = 100.0
"""Price of a minute more than there is: more than any item is worth that nobody has agreed on."""
_FORWARD = 2
_SECONDS = 20.0


def plan(
    project: str,
    items: Sequence[DebtItem],
    year: Iterable[SeasonPhase],
    *,
    today: datetime.date,
    until: datetime.date,
    capacity: int,
    before: Sequence[Agreement] = (),
) -> Plan:
    """Plan what to pay back.

    Args:
        project: name to show.
        items: the debt, by priority.
        year: phases of the seasons.
        today: first day of the plan.
        until: last day.
        capacity: minutes for all of it.
        before: entries of the last plan.

    Raises:
        UsageError: the package that optimises is missing.
    """
    stretches = stretches_of(year, today, until, capacity)
    here = {item.id: item for item in items}
    agreed = frozenset(entry.id for entry in before if entry.agreed and entry.id in here)
    chosen = _chosen(items, stretches, agreed, until, capacity)
    batches = _batches(items, chosen, stretches)
    left_out = [
        LeftOut(item, _why_not(item, chosen, stretches, here, capacity))
        for item in items
        if item.id not in chosen
    ]
    paid = tuple(entry for entry in before if entry.id not in here)
    return Plan(project, today, until, capacity, stretches, batches, tuple(left_out), agreed, paid)


def stretches_of(
    year: Iterable[SeasonPhase], today: datetime.date, until: datetime.date, capacity: int
) -> tuple[Stretch, ...]:
    """Cut the days into calm and guarded stretches, and spread the capacity over their working days."""
    guards = [phase for phase in year if phase.phase in _GUARDED]
    found: list[tuple[datetime.date, datetime.date, bool]] = []
    day = today
    while day <= until:
        guarded = any(phase.first <= day <= phase.last for phase in guards)
        if found and found[-1][2] == guarded:
            found[-1] = (found[-1][0], day, guarded)
        else:
            found.append((day, day, guarded))
        day += _DAY
    working = [_working_days(first, last) for first, last, _ in found]
    every = sum(working)
    spread = [capacity * days // every if every else 0 for days in working]
    if every:  # minutes that rounding loses go to the longest stretch
        spread[working.index(max(working))] += capacity - sum(spread)
    return tuple(
        Stretch(first, last, guarded, days, minutes)
        for (first, last, guarded), days, minutes in zip(found, working, spread, strict=True)
    )


def _working_days(first: datetime.date, last: datetime.date) -> int:
    days = ((first + _DAY * number) for number in range((last - first).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)


def most_of(stretch: Stretch, capacity: int) -> int:
    """Minutes that a stretch takes at most."""
    return min(capacity, _FORWARD * stretch.minutes)


def worth(item: DebtItem, until: datetime.date) -> float:
    """What paying an item is worth to the optimiser."""
    due = item.due is not None and item.due <= until
    return item.score**2 / 100 * (_DUE if due else 1)


def _may_change(item: DebtItem, stretch: Stretch) -> bool:
    """Whether the season lets an item be paid; what the vendor has ended cannot get worse by a repair."""
    return (
        not stretch.guarded
        or item.reversibility == "easy"
        or any(
            day is not None and day <= stretch.first
            for day in (verdict.finding.retires_on for verdict in item.verdicts)
        )
    )


def _chosen(
    items: Sequence[DebtItem],
    stretches: Sequence[Stretch],
    agreed: Collection[str],
    until: datetime.date,
    capacity: int,
) -> dict[str, int]:
    """Pick items: the number of the stretch in which each is paid, by id."""
    if not items or not stretches:
        return {}
    program = optimiser()
    variables: dict[tuple[str, int], Any] = {}
    for item in items:
        for number, stretch in enumerate(stretches):
            fits = item.effort <= most_of(stretch, capacity) or item.id in agreed
            if _may_change(item, stretch) and fits:
                variables[item.id, number] = program.addBinary()
    if not variables:
        return {}
    value = {item.id: worth(item, until) + _AGREED * (item.id in agreed) for item in items}
    effort = {item.id: item.effort for item in items}
    for item in items:
        mine = [variables[item.id, number] for number in _numbers(item.id, stretches, variables)]
        if mine:
            program.addConstr(program.qsum(mine) <= 1)
        for other in item.depends_on:
            for number in _numbers(item.id, stretches, variables):
                earlier = [
                    variables[other, sooner]
                    for sooner in range(number + 1)
                    if (other, sooner) in variables
                ]
                program.addConstr(variables[item.id, number] <= program.qsum(earlier))
    # What was agreed may take more than there is; nothing else is worth that price.
    over = program.addVariable(lb=0)
    taken = {key: effort[key[0]] * variable for key, variable in variables.items()}
    program.addConstr(program.qsum(list(taken.values())) <= capacity + over)
    for number, stretch in enumerate(stretches):
        inside = [minutes for (_, at), minutes in taken.items() if at == number]
        if inside:
            program.addConstr(program.qsum(inside) <= most_of(stretch, capacity) + over)
    worths = [value[id] * _LATER**at * variable for (id, at), variable in variables.items()]
    program.maximize(program.qsum(worths) - _OVERTIME * over)
    picked = program.vals(list(variables.values()))
    return {
        id: number for (id, number), taken in zip(variables, picked, strict=True) if taken > 0.5
    }


def _numbers(
    id: str, stretches: Sequence[Stretch], variables: Mapping[tuple[str, int], Any]
) -> list[int]:
    return [number for number in range(len(stretches)) if (id, number) in variables]


def optimiser() -> Any:
    """Return an empty program of the library that optimises.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import highspy
    except ImportError as error:
        raise UsageError(
            "planning needs the package highspy", 'pip install "autodebt-lint[plan]"'
        ) from error

    class Quiet(highspy.Highs):
        """Greets nobody on the standard output, which holds the plan."""

        def enableCallbacks(self) -> None:  # noqa: N802  # the library's name; the greeting comes here
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    program: Any = Quiet()  # type: ignore[no-untyped-call]
    # The same debt gives the same plan.
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("time_limit", _SECONDS),
    ):
        program.setOptionValue(name, value)
    return program


class _Open(NamedTuple):
    """A batch that may still take an item."""

    stretch: int
    owner: str
    items: list[DebtItem]

    def takes(self, item: DebtItem, stretch: int, owner: str) -> bool:
        """Whether an item fits in: of the same owner, and either in the same file or of the same kind."""
        alike = (
            all(member.files[0] == item.files[0] for member in self.items)
            or all(member.code == item.code for member in self.items)
        )  # fmt: skip
        minutes = sum(member.effort for member in self.items)
        room = minutes + item.effort <= BATCH_MINUTES
        return alike and room and (self.stretch, self.owner) == (stretch, owner)


def _batches(
    items: Sequence[DebtItem], chosen: Mapping[str, int], stretches: Sequence[Stretch]
) -> tuple[Batch, ...]:
    """Put what is paid into small batches, with days; none comes before what it depends on."""
    opened: list[_Open] = []
    batch_of: dict[str, int] = {}
    for item in _in_order(items, chosen):
        number, owner = chosen[item.id], ", ".join(item.owners)
        after = max((batch_of[id] for id in item.depends_on if id in batch_of), default=0)
        at = next(
            (
                at
                for at, batch in enumerate(opened)
                if at >= after and batch.takes(item, number, owner)
            ),
            len(opened),
        )
        if at == len(opened):
            opened.append(_Open(number, owner, []))
        opened[at].items.append(item)
        batch_of[item.id] = at
    batches: list[Batch] = []
    for number, stretch in enumerate(stretches):
        spent = 0
        mine = [batch for batch in opened if batch.stretch == number]
        every = sum(item.effort for batch in mine for item in batch.items)
        for batch in mine:
            first = _day_at(stretch, spent, every)
            spent += sum(item.effort for item in batch.items)
            last = _day_at(stretch, max(0, spent - 1), every)
            batches.append(
                Batch(
                    len(batches) + 1, first, last, batch.owner, tuple(batch.items), stretch.guarded
                )
            )
    return tuple(batches)


def _in_order(items: Sequence[DebtItem], chosen: Mapping[str, int]) -> list[DebtItem]:
    """What is paid, by stretch and priority, each item after those that it depends on."""
    here = {item.id: item for item in items if item.id in chosen}
    done: dict[str, DebtItem] = {}

    def add(item: DebtItem) -> None:
        if item.id in done:
            return
        for id in item.depends_on:
            if id in here:
                add(here[id])
        done[item.id] = item

    for item in sorted(here.values(), key=lambda item: (chosen[item.id], -item.score, item.id)):
        add(item)
    return list(done.values())


def _day_at(stretch: Stretch, minute: int, every: int) -> datetime.date:
    """The working day of a stretch on which a minute of all its work is spent; it goes evenly on."""
    days = [
        day
        for number in range((stretch.last - stretch.first).days + 1)
        if (day := stretch.first + _DAY * number).weekday() < _SATURDAY
    ]
    at = minute * len(days) // max(1, every, stretch.minutes)
    return days[min(at, len(days) - 1)]


def _why_not(
    item: DebtItem,
    chosen: Mapping[str, int],
    stretches: Sequence[Stretch],
    here: Mapping[str, DebtItem],
    capacity: int,
) -> str:
    """Say why an item is not paid."""
    missing = [id for id in item.depends_on if id in here and id not in chosen]
    if missing:
        return (
            f"waits for {', '.join(missing)}, which {'are' if len(missing) > 1 else 'is'} left out"
        )
    allowed = [stretch for stretch in stretches if _may_change(item, stretch)]
    if not allowed:
        return "is not easily taken back, and a freeze or peak is on all the time"
    most = max(most_of(stretch, capacity) for stretch in allowed)
    if item.effort > most:
        where = " of calm days" if len(allowed) < len(stretches) else ""
        return f"takes {duration(item.effort)}, and a stretch{where} takes at most {duration(most)}"
    return f"others are worth more of the time: priority {item.score:g} for {duration(item.effort)}"


def told(found: Plan) -> str:
    """A plan in one line."""
    share = f"{duration(found.minutes)} of {duration(found.capacity)}"
    count = counted(sum(len(batch.items) for batch in found.batches), "item")
    batches = f"{len(found.batches)} batch{'' if len(found.batches) == 1 else 'es'}"
    left = counted(len(found.left_out), "item")
    return (
        f"{found.project}: {count} in {batches} until {found.until}, {share}; {left} left out; "
        f"saves about {found.hours:,.0f} h of incidents a year, by your assumptions"
    )
