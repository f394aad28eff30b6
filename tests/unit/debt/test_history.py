"""The trend of made-up points: what came, how long it lived, what was out of the ordinary."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from autodebt_lint.debt.history import limits, median_life, survival, trend
from autodebt_lint.debt.history_answer import BARS, PLAIN_BARS, signed, sparkline
from autodebt_lint.knowledge.season_calendar import CompiledSeason, Window
from autodebt_lint.model.history import FileDebt, Flow, PastFinding, Point, RuleCount
from autodebt_lint.model.levels import Severity

START = datetime.date(2026, 1, 1)


def item(
    name: int, code: str = "ADL301", minutes: int = 5, trace: int | None = None
) -> PastFinding:
    """Return a finding that is known by a number; its statement by the same unless told."""
    statement = name if trace is None else trace
    return PastFinding(bytes([name]), bytes([statement]), code, Severity.MEDIUM, minutes)


State = dict[str, list[PastFinding]]


class Past:
    """Points with the files that they name."""

    def __init__(self, states: Sequence[State], days: Sequence[int] | None = None) -> None:
        self.groups: dict[bytes, FileDebt] = {}
        self.points = []
        for number, state in enumerate(states):
            day = START + datetime.timedelta(days=days[number] if days else number)
            names = []
            for path, items in sorted(state.items()):
                if items:
                    debt = FileDebt(path, tuple(items))
                    name = repr(debt).encode()
                    self.groups[name] = debt
                    names.append(name)
            every = [one for items in state.values() for one in items]
            levels = [0] * len(Severity)
            for one in every:
                levels[one.severity] += 1
            self.points.append(
                Point(
                    commit=f"{number:040x}",
                    at=number,
                    day=day,
                    author_day=day,
                    key="now",
                    minutes=sum(one.minutes for one in every),
                    rules={"ADL301": RuleCount(len(every), 0)},
                    severities=tuple(levels),
                    severities_on_day=tuple(levels),
                    suppressed=0,
                    files=1,
                    analysed=1,
                    incomplete=0,
                    lines=100,
                    groups=tuple(names),
                )
            )

    def trend(self, **options):
        return trend(self.points, self.groups, key="now", **options)


def flows(states: Sequence[State]) -> list[tuple[int, int]]:
    return [
        (point.introduced.findings, point.paid.findings) for point in Past(states).trend().points
    ]


def test_nothing_is_known_of_what_came_before_the_first_point() -> None:
    assert flows([{"a.py": [item(1)]}]) == [(0, 0)]
    assert Past([]).trend().points == ()


def test_findings_come_and_go() -> None:
    assert flows([{}, {"a.py": [item(1), item(2)]}, {"a.py": [item(2)]}, {}]) == [
        (0, 0),
        (2, 0),
        (0, 1),
        (0, 1),
    ]


def test_a_statement_that_moves_in_its_file_is_the_same_debt() -> None:
    assert flows([{"a.py": [item(1, trace=9)]}, {"a.py": [item(2, trace=9)]}])[1] == (0, 0)


def test_an_edited_statement_is_the_same_debt_as_long_as_its_rule_finds_it() -> None:
    assert flows([{"a.py": [item(1)]}, {"a.py": [item(2)]}])[1] == (0, 0)
    assert flows([{"a.py": [item(1)]}, {"a.py": [item(2, "ADL302")]}])[1] == (1, 1)


def test_a_file_with_another_name_takes_its_debt_along() -> None:
    assert flows([{"a.py": [item(1, trace=9)]}, {"b.py": [item(2, trace=9)]}])[1] == (0, 0)


def test_a_copy_is_new_debt() -> None:
    before, after = item(1, trace=9), item(2, trace=9)
    assert flows([{"a.py": [before]}, {"a.py": [before], "b.py": [after]}])[1] == (1, 0)


def test_another_version_makes_no_flow_and_no_lives() -> None:
    past = Past([{"a.py": [item(1)]}, {"a.py": [item(1), item(2, "ADL302")]}, {"a.py": []}])
    past.points[0] = replace(past.points[0], key="old")
    found = past.trend()
    assert [point.comparable for point in found.points] == [True, False, True]
    assert [point.current for point in found.points] == [False, True, True]
    assert found.points[1].introduced == Flow()
    assert found.points[2].paid == Flow(2, 10)
    assert [(life.code, life.born) for life in found.lifetimes] == []


def test_since_when_findings_are_there() -> None:
    states: list[State] = [{"a.py": [item(1)]}, {"a.py": [item(1), item(2, "ADL302")]}]
    assert Past(states).trend().since == {"02": START + datetime.timedelta(days=1)}


FILES = st.dictionaries(
    st.sampled_from(["a.py", "b.py", "jobs/c.py"]),
    st.lists(
        st.builds(
            item, st.integers(0, 5), st.sampled_from(["ADL301", "ADL302"]), st.integers(1, 3)
        ),
        max_size=4,
        unique_by=lambda one: one.fingerprint,
    ),
)


@given(st.lists(FILES, min_size=1, max_size=8))
def test_what_is_there_is_what_was_there_and_what_came_less_what_was_paid(states) -> None:
    points = Past(states).trend().points
    for before, after in pairwise(points):
        assert after.findings == before.findings + after.introduced.findings - after.paid.findings
        assert after.minutes == before.minutes + after.introduced.minutes - after.paid.minutes


@given(st.lists(FILES, min_size=1, max_size=8))
def test_lives_are_counted_once(states) -> None:
    found = Past(states).trend()
    came = sum(point.introduced.findings for point in found.points)
    assert sum(life.born for life in found.lifetimes) == came
    assert len(found.since) <= came


@given(st.lists(FILES, min_size=1, max_size=8))
def test_seasons_divide_what_came(states) -> None:
    window = Window(START, START + datetime.timedelta(days=3), "peak", START)
    season = CompiledSeason("sale", "Sale", (window,))
    found = Past(states).trend(seasons_on=lambda _: (season,))
    total = sum(point.introduced.minutes for point in found.points)
    assert sum(flow.introduced.minutes for flow in found.seasons) == total
    assert {flow.phase for flow in found.seasons} <= {"peak", "off-season"}


# How long findings live: textbook figures


def test_kaplan_and_meier() -> None:
    """Six of acute leukaemia's first: the steps worked out by hand from the product's formula."""
    lives = [(6, True), (6, True), (6, True), (6, False), (7, True), (10, False)]
    steps = survival(lives)
    assert [(step.days, round(step.share, 4)) for step in steps] == [(6, 0.5), (7, 0.25)]
    assert median_life(steps) == 6


def test_what_lives_on_says_nothing_of_the_median() -> None:
    steps = survival([(1, True), (5, False), (5, False), (5, False)])
    assert median_life(steps) is None


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=30))
def test_a_curve_only_falls(lives) -> None:
    shares = [step.share for step in survival(lives)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)


def test_without_survivors_the_curve_is_the_plain_share() -> None:
    steps = survival([(days, True) for days in (1, 2, 3, 4)])
    assert [round(step.share, 2) for step in steps] == [0.75, 0.5, 0.25, 0.0]


# What is out of the ordinary


def test_too_few_changes_tell_nothing() -> None:
    assert limits([0, 0, 5000, 10]) is None


def test_the_limit_is_robust_against_what_it_looks_for() -> None:
    usual = [100, 110, 120, 130, 140, 150, 160, 170, 180]
    middle, far = limits([*usual, 100_000]) or (0, 0)
    assert (middle, far) == (145, max(3.5 * 1.4826 * 25, 240))


def test_small_projects_have_small_changes_and_no_anomalies() -> None:
    assert (limits([5] * 20) or (0, 0))[1] == 240


def test_a_jump_is_told_with_its_areas_and_commits() -> None:
    steady: list[State] = [
        {"jobs/a.py": [item(n, minutes=10) for n in range(count)]} for count in range(12)
    ]
    jump = {**steady[-1], "bulk/x.py": [item(99, minutes=2000)], "top.py": [item(98, minutes=9)]}
    past = Past([*steady, jump])
    last = past.points[-1].commit
    found = past.trend(
        owner_of=lambda path: "@lagovia/bulk" if path.startswith("bulk") else "",
        commits={last: ("f" * 40, last)},
    )
    (point,) = found.anomalies
    assert point.anomaly is not None
    assert (point.anomaly.minutes, point.anomaly.usual) == (2009, 10)
    assert point.anomaly.commits == ("f" * 40, last)
    assert [(area.area, area.owner, area.minutes) for area in point.anomaly.areas] == [
        ("bulk", "@lagovia/bulk", 2000),
        ("(top)", "", 9),
    ]


# How it is drawn


def test_a_sparkline_shows_the_newest_of_what_shares_a_cell() -> None:
    assert sparkline([0, 7], BARS) == "▁█"
    assert sparkline(range(120), BARS, width=60)[-1] == "█"
    assert len(sparkline(range(1000), PLAIN_BARS)) == 60
    assert sparkline([], BARS) == ""
    assert set(sparkline([3, 3, 3], BARS)) == {BARS[4]}


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=200))
def test_a_sparkline_never_falls_where_values_do_not(values) -> None:
    line = sparkline(sorted(values), BARS)
    assert [*line] == sorted(line)


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0"), (45, "+45 min"), (-90, "-1 h 30 min"), (600, "+10 h")]
)
def test_changes_in_words(minutes, told) -> None:
    assert signed(minutes) == told
