"""The trend of a project's debt, worked out from its points: what came, what was paid, how long it lived.

Everything here is a function of values. Days are those of the commits; what happened between two
points is told at the second one.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple, TypeAlias

from autodebt_lint.knowledge.season_calendar import OFF_SEASON, CompiledSeason, state
from autodebt_lint.model.history import (
    Anomaly,
    AreaChange,
    FileDebt,
    Flow,
    PastFinding,
    Point,
    RuleLifetime,
    SeasonFlow,
    Survival,
    Trend,
    TrendPoint,
)

ROOT_AREA = "(top)"
"""The area of files that lie in no folder."""
MIN_CHANGES = 8
"""Changes from which on it can be told what is usual."""
MIN_JUMP = 240
"""Minutes below which no change is an anomaly: half a working day."""
FAR = 3.5
"""Distances from the median beyond which a change is an anomaly, in robust standard deviations.

Iglewicz and Hoaglin recommend 3.5 for what they call the modified z score.
"""
_TO_DEVIATION = 1.4826
"""Makes a standard deviation of a median absolute deviation, for normal data."""
MAX_AREAS = 5
"""Areas that are named behind an anomaly."""


Groups: TypeAlias = Mapping[bytes, FileDebt]
SeasonsOn: TypeAlias = Callable[[datetime.date], Sequence[CompiledSeason]]


class _Life(NamedTuple):
    """One finding from its coming to its going, or to the last point."""

    code: str
    born: datetime.date | None
    """None where it was there before anybody looked."""


class _Ended(NamedTuple):
    code: str
    days: int
    paid: bool
    """Otherwise it lives on."""


class _Step(NamedTuple):
    """What happened between two points."""

    came: list[tuple[str, PastFinding]]
    gone: list[tuple[str, PastFinding]]
    moved: list[tuple[tuple[str, PastFinding], tuple[str, PastFinding]]]
    """What is the same finding in another place: as it was, and as it is."""
    grown: list[tuple[str, int]]
    """Paths of findings that stayed and take more minutes now, or fewer, with how many."""


def trend(
    points: Sequence[Point],
    groups: Groups,
    *,
    key: str = "",
    seasons_on: SeasonsOn = lambda day: (),  # noqa: ARG005
    owner_of: Callable[[str], str] = lambda path: "",  # noqa: ARG005
    commits: Mapping[str, Sequence[str]] = {},  # only read
) -> Trend:
    """Work out the trend of points.

    Args:
        points: in order of the project's line of commits.
        groups: what the points' groups hold.
        key: of a build of today; points with another one are not current.
        seasons_on: gives the seasons around a day.
        owner_of: gives the owner of a path; "" for none.
        commits: those since the point before, by each point's commit, as far as they are known.
    """
    shown: list[TrendPoint] = []
    changes: list[list[AreaChange]] = []
    alive: dict[tuple[str, bytes], _Life] = {}
    ended: list[_Ended] = []
    flows: dict[tuple[str, str, datetime.date | None, int], list[Flow]] = {}
    before: Point | None = None
    for point in points:
        step = _step(before.groups if before is not None else (), point.groups, groups)
        comparable = before is None or before.key == point.key
        counted = before is not None and comparable
        for (old_path, old), (path, item) in step.moved:
            life = alive.pop((old_path, old.fingerprint), _Life(item.code, None))
            alive[path, item.fingerprint] = life
        for path, item in step.gone:
            life = alive.pop((path, item.fingerprint), _Life(item.code, None))
            if counted and life.born is not None:
                ended.append(_Ended(life.code, _days(life.born, point.day), paid=True))
        for path, item in step.came:
            alive[path, item.fingerprint] = _Life(item.code, point.day if counted else None)
        introduced, paid = Flow(), Flow()
        if counted:
            introduced = _flow(step.came, step.grown, 1)
            paid = _flow(step.gone, step.grown, -1)
        for where in _phases(seasons_on(point.day), point.day) if counted else ():
            known = flows.setdefault(where, [Flow(), Flow()])
            known[:] = [_sum(known[0], introduced), _sum(known[1], paid)]
        changes.append(_areas(step, owner_of) if counted else [])
        shown.append(
            _shown(point, introduced, paid, comparable=comparable, current=point.key == key)
        )
        before = point
    if before is None:
        return Trend()
    last = before.day
    ended += [
        _Ended(life.code, _days(life.born, last), paid=False)
        for life in alive.values()
        if life.born is not None
    ]
    return Trend(
        points=_with_anomalies(shown, changes, commits),
        lifetimes=_lifetimes(ended, alive.values(), points[0].day, last),
        survival=survival((item.days, item.paid) for item in ended),
        seasons=tuple(
            SeasonFlow(*where, introduced=introduced, paid=paid)
            for where, (introduced, paid) in flows.items()
        ),
        since={
            fingerprint.hex(): life.born
            for (_, fingerprint), life in alive.items()
            if life.born is not None
        },
    )


def survival(lives: Iterable[tuple[int, bool]]) -> tuple[Survival, ...]:
    """Estimate the shares that live longer than some days, as Kaplan and Meier do.

    Args:
        lives: days that each was seen, and whether it ended then; the others live on.

    Returns:
        The steps of the curve, one for each length at which some ended.
    """
    ends: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    for days, is_over in lives:
        seen[days] += 1
        ends[days] += is_over
    left, share = sum(seen.values()), 1.0
    steps = []
    for days in sorted(seen):
        if ends[days]:
            share *= 1 - ends[days] / left
            steps.append(Survival(days, share))
        left -= seen[days]
    return tuple(steps)


def median_life(steps: Sequence[Survival]) -> int | None:
    """Days after which half are gone; None where the curve stays above a half."""
    return next((step.days for step in steps if step.share <= 0.5), None)


def limits(changes: Sequence[int]) -> tuple[float, float] | None:
    """Tell what is usual among changes.

    Args:
        changes: in minutes, one for each pair of points; those of 0 say nothing about size.

    Returns:
        The median, and the distance from it beyond which a change is an anomaly; None where there
        are too few to tell.
    """
    real = [change for change in changes if change]
    if len(real) < MIN_CHANGES:
        return None
    usual = median(real)
    deviation = median(abs(change - usual) for change in real)
    return usual, max(FAR * _TO_DEVIATION * deviation, float(MIN_JUMP))


def area_of(path: str) -> str:
    """The top-level folder of a path."""
    folder, slash, _ = path.partition("/")
    return folder if slash else ROOT_AREA


def _step(earlier: Sequence[bytes], later: Sequence[bytes], groups: Groups) -> _Step:
    """Find what came, went and moved between two points."""
    same = set(earlier).intersection(later)
    old = [groups[name] for name in earlier if name not in same and name in groups]
    new = [groups[name] for name in later if name not in same and name in groups]
    had = {group.path for group in old}
    has = {group.path for group in new}
    there = {(group.path, item.fingerprint): item for group in old for item in group.items}
    here = {(group.path, item.fingerprint) for group in new for item in group.items}
    gone = [
        (group.path, item)
        for group in old
        for item in group.items
        if (group.path, item.fingerprint) not in here
    ]
    came = [
        (group.path, item)
        for group in new
        for item in group.items
        if (group.path, item.fingerprint) not in there
    ]
    moved: list[tuple[tuple[str, PastFinding], tuple[str, PastFinding]]] = []
    # First the same statement in the same file, then an edited one, which is no other debt as long
    # as its rule finds it; then the statements of a file that has gone in one that was not there.
    came, gone = _matched(came, gone, moved, lambda path, item: (path, item.trace))
    came, gone = _matched(came, gone, moved, lambda path, item: (path, item.code))
    newcomers = [pair for pair in came if pair[0] not in had]
    leavers = [pair for pair in gone if pair[0] not in has]
    left_in, left_out = _matched(
        newcomers, leavers, moved, lambda _, item: (item.trace, item.minutes)
    )
    grown = [(path, item.minutes - before.minutes) for (_, before), (path, item) in moved]
    grown += [
        (group.path, item.minutes - there[group.path, item.fingerprint].minutes)
        for group in new
        for item in group.items
        if (group.path, item.fingerprint) in there
    ]
    return _Step(
        [pair for pair in came if pair[0] in had] + left_in,
        [pair for pair in gone if pair[0] in has] + left_out,
        moved,
        [(path, more) for path, more in grown if more],
    )


_Placed: TypeAlias = tuple[str, PastFinding]


def _matched(
    came: list[_Placed],
    gone: list[_Placed],
    moved: list[tuple[_Placed, _Placed]],
    key_of: Callable[[str, PastFinding], object],
) -> tuple[list[_Placed], list[_Placed]]:
    """Pair what went with what came by a key; what has no partner is left."""
    waiting: defaultdict[object, list[_Placed]] = defaultdict(list)
    for pair in gone:
        waiting[key_of(*pair)].append(pair)
    left = []
    for pair in came:
        partners = waiting.get(key_of(*pair))
        if partners:
            moved.append((partners.pop(0), pair))
        else:
            left.append(pair)
    return left, [pair for pairs in waiting.values() for pair in pairs]


def _flow(items: Sequence[_Placed], grown: Iterable[tuple[str, int]], sign: int) -> Flow:
    """What came, or with a `sign` of -1 what was paid; the minutes of what stayed are no finding."""
    more = sum(max(sign * minutes, 0) for _, minutes in grown)
    return Flow(len(items), sum(item.minutes for _, item in items) + more)


def _sum(one: Flow, other: Flow) -> Flow:
    return Flow(one.findings + other.findings, one.minutes + other.minutes)


def _days(first: datetime.date, last: datetime.date) -> int:
    """Days between; commits may carry days that go backwards."""
    return max((last - first).days, 0)


def _phases(
    seasons: Sequence[CompiledSeason], day: datetime.date
) -> list[tuple[str, str, datetime.date | None, int]]:
    """The phases that a day lies in, one for each season at most; those of no season together."""
    found = [state(season, day) for season in seasons]
    met = [
        (item.season, item.phase, item.anchor, item.anchor.year if item.anchor else day.year)
        for item in found
        if item.phase != OFF_SEASON
    ]
    return [*met] or [("", OFF_SEASON, None, day.year)]


def _areas(step: _Step, owner_of: Callable[[str], str]) -> list[AreaChange]:
    totals: Counter[tuple[str, str]] = Counter()
    for path, item in step.came:
        totals[area_of(path), owner_of(path)] += item.minutes
    for path, item in step.gone:
        totals[area_of(path), owner_of(path)] -= item.minutes
    for path, minutes in step.grown:
        totals[area_of(path), owner_of(path)] += minutes
    return [
        AreaChange(area, owner, minutes)
        for (area, owner), minutes in sorted(
            totals.items(), key=lambda entry: (-abs(entry[1]), entry[0])
        )
        if minutes
    ]


def _shown(
    point: Point, introduced: Flow, paid: Flow, *, comparable: bool, current: bool
) -> TrendPoint:
    return TrendPoint(
        commit=point.commit,
        day=point.day,
        author_day=point.author_day,
        tags=point.tags,
        minutes=point.minutes,
        findings=point.findings,
        rules=point.rules,
        severities=point.severities,
        severities_on_day=point.severities_on_day,
        suppressed=point.suppressed,
        files=point.files,
        analysed=point.analysed,
        incomplete=point.incomplete,
        lines=point.lines,
        introduced=introduced,
        paid=paid,
        comparable=comparable,
        current=current,
    )


def _with_anomalies(
    points: Sequence[TrendPoint],
    changes: Sequence[Sequence[AreaChange]],
    commits: Mapping[str, Sequence[str]],
) -> tuple[TrendPoint, ...]:
    from msgspec.structs import replace

    jumps = [point.introduced.minutes - point.paid.minutes for point in points]
    usual = limits([jump for point, jump in zip(points, jumps, strict=True) if point.comparable])
    if usual is None:
        return tuple(points)
    middle, far = usual
    found = []
    for point, jump, areas in zip(points, jumps, changes, strict=True):
        if jump and abs(jump - middle) > far:
            anomaly = Anomaly(
                minutes=jump,
                usual=round(middle),
                limit=round(far),
                commits=tuple(commits.get(point.commit) or (point.commit,)),
                areas=tuple(areas[:MAX_AREAS]),
            )
            found.append(replace(point, anomaly=anomaly))
        else:
            found.append(point)
    return tuple(found)


def _lifetimes(
    ended: Sequence[_Ended],
    alive: Iterable[_Life],
    first: datetime.date,
    last: datetime.date,
) -> tuple[RuleLifetime, ...]:
    by_rule: defaultdict[str, list[_Ended]] = defaultdict(list)
    oldest: dict[str, int] = {}
    for item in ended:
        by_rule[item.code].append(item)
    for life in alive:
        age = _days(life.born or first, last)
        oldest[life.code] = max(oldest.get(life.code, 0), age)
    return tuple(
        RuleLifetime(
            code=code,
            born=len(by_rule[code]),
            paid=sum(item.paid for item in by_rule[code]),
            median_days=median_life(survival((item.days, item.paid) for item in by_rule[code])),
            oldest_days=oldest.get(code, 0),
        )
        for code in sorted({*by_rule, *oldest})
    )
