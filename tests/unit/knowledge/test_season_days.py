"""The days that seasons turn on, against calculations of their own."""

import calendar
import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.season_calendar import PHASES, CompiledSeason, PhaseRule, state
from autodebt_lint.knowledge.season_files import compile_season, parse_season
from autodebt_lint.knowledge.seasons import load_seasons
from autodebt_lint.model.levels import Severity

D = datetime.date
DAY = datetime.timedelta(days=1)
TIGHTENS = '[[tightens]]\nphase = "peak"\nraise = 1\nwhy = "Traffic."\n'


def compiled(
    anchor: str, lengths: str = "prep = 20\nfreeze_before = 5\npeak = 3", years=(2026, 2027)
) -> CompiledSeason:
    text = f'id = "sale"\nname = "Sale"\n{lengths}\n[anchor]\n{anchor}\n{TIGHTENS}'
    return compile_season(parse_season(text.encode(), "sale.toml"), years)


def peaks(season: CompiledSeason) -> list[tuple[D, D]]:
    return [(window.first, window.last) for window in season.windows if window.phase == "peak"]


NO_PEAK = "prep = 20\nfreeze_before = 5"


def test_from_one_day_to_another_across_the_new_year() -> None:
    season = compiled('date = "11-01"\nuntil = "01-15"', NO_PEAK)
    assert peaks(season) == [(D(2026, 11, 1), D(2027, 1, 15)), (D(2027, 11, 1), D(2028, 1, 15))]


def test_until_a_day_of_one_year() -> None:
    season = compiled('date = "2026-06-23"\nuntil = "2026-06-26"', NO_PEAK)
    assert peaks(season) == [(D(2026, 6, 23), D(2026, 6, 26))]


def test_an_offset_moves_the_first_day_and_not_the_last() -> None:
    season = compiled(
        'holiday = "Thanksgiving"\ncountry = "US"\noffset = 5\nuntil = "12-31"', NO_PEAK
    )
    assert peaks(season)[0] == (D(2026, 12, 1), D(2026, 12, 31))


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("what", ["year-end", "quarter-end"])
def test_fiscal_ends_of_every_year(month: int, what: str) -> None:
    name = calendar.month_name[month].lower()
    season = compiled(f'fiscal = "{what}"\nyear_starts = "{name}"', years=(2027, 2028))
    length = 12 if what == "year-end" else 3
    wanted = []
    for year in (2027, 2028):
        for number in range(1, 13):
            day = D(year, number, calendar.monthrange(year, number)[1])
            following = day + DAY
            if (following.month - month) % length == 0:
                wanted.append(day)
    assert [first for first, _ in peaks(season)] == wanted


def test_a_recurrence_rule() -> None:
    season = compiled('rule = "FREQ=MONTHLY;BYDAY=-1FR"')
    wanted = []
    for year in (2026, 2027):
        for month in range(1, 13):
            days = [D(year, month, d) for d in range(1, calendar.monthrange(year, month)[1] + 1)]
            wanted.append([day for day in days if day.weekday() == 4][-1])
    assert [first for first, _ in peaks(season)] == wanted


def test_a_rule_counts_from_its_start() -> None:
    season = compiled('rule = "FREQ=WEEKLY;INTERVAL=26"\nstart = "2026-03-02"')
    assert [first for first, _ in peaks(season)] == [
        D(2026, 3, 2), D(2026, 8, 31), D(2027, 3, 1), D(2027, 8, 30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "told"),
    [
        ('rule = "FREQ=SECONDLY"', "FREQ is one of YEARLY, MONTHLY, WEEKLY"),
        ('rule = "every day"', "FREQ is one of"),
        ('rule = "FREQ=YEARLY;BYDAY=XX"', "is no recurrence rule"),
        ('fiscal = "month-end"', "is none of year-end, quarter-end"),
        ('fiscal = "year-end"\nyear_starts = "jan"', "is none of january"),
        ('date = "11-01"\nstart = "2026-01-01"', "belongs to a rule"),
        ('date = "11-01"\nsummary = "*"', "belongs to a calendar"),
        ('date = "11-01"\nnth = "last friday of june"', "needs exactly one of"),
        ('date = "11-01"\nuntil = "soon"', "is neither MM-DD nor YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_anchor_is_told(anchor: str, told: str) -> None:
    with pytest.raises(RulesetError, match=told):
        compiled(anchor)


@pytest.mark.parametrize(
    ("lengths", "anchor", "told"),
    [
        (NO_PEAK, 'date = "11-01"', "peak: is missing"),
        (f"{NO_PEAK}\npeak = 3", 'date = "11-01"\nuntil = "11-05"', "is told by the anchor"),
    ],
)
def test_one_thing_says_how_long_a_peak_is(lengths: str, anchor: str, told: str) -> None:
    with pytest.raises(RulesetError, match=told):
        compiled(anchor, lengths)


def test_what_a_phase_asks_of_a_run() -> None:
    text = (
        'id = "sale"\nname = "Sale"\nprep = 9\nfreeze_before = 5\npeak = 3\n[anchor]\ndate = "11-01"\n'
        f'[phases.freeze]\nfail_on = "medium"\nenable = "ADL502"\nbinds = "new"\n{TIGHTENS}'
    )
    rule = compile_season(parse_season(text.encode(), "sale.toml"), (2026,)).phases[0]
    assert rule == PhaseRule("freeze", Severity.MEDIUM, ("ADL502",), new_only=True)
    for wrong in (
        '[phases.freze]\nbinds = "new"',
        '[phases.freeze]\nbinds = "old"',
        '[phases.peak]\nfail_on = "bad"',
    ):
        with pytest.raises(RulesetError, match="is none of"):
            parse_season(text.replace('[phases.freeze]\nfail_on = "medium"\nenable = "ADL502"\nbinds = "new"', wrong).encode(), "sale.toml")  # fmt: skip


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//lagovia//EN
BEGIN:VEVENT
UID:1@lagovia
SUMMARY:Summer sale launch
DTSTART;VALUE=DATE:20260701
DTEND;VALUE=DATE:20260706
END:VEVENT
BEGIN:VEVENT
UID:2@lagovia
SUMMARY:Newsletter
DTSTART:20260310T090000Z
DTEND:20260310T100000Z
RRULE:FREQ=MONTHLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:3@lagovia
SUMMARY:Tick
DTSTART:20260101T000000Z
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_the_events_of_a_calendar_are_peaks(tmp_path: Path) -> None:
    (tmp_path / "Campaign Plan.ics").write_text(CALENDAR, newline="")
    (season,) = load_seasons(["Campaign Plan.ics"], tmp_path, D(2026, 6, 1))
    assert season.id == "campaign-plan"
    assert peaks(season) == [
        (D(2026, 3, 10), D(2026, 3, 10)),
        (D(2026, 4, 10), D(2026, 4, 10)),
        (D(2026, 5, 10), D(2026, 5, 10)),
        (D(2026, 7, 1), D(2026, 7, 5)),
    ]
    assert state(season, D(2026, 6, 28)).phase == "freeze"


def test_a_season_file_chooses_events_by_title(tmp_path: Path) -> None:
    (tmp_path / "plan.ics").write_text(CALENDAR, newline="")
    text = f'id = "sale"\nname = "Sale"\nprep = 9\nfreeze_before = 5\n[anchor]\ncalendar = "plan.ics"\nsummary = "*launch*"\n{TIGHTENS}'
    (tmp_path / "sale.toml").write_text(text)
    cache = tmp_path / "cache"
    (season,) = load_seasons(["sale.toml"], tmp_path, D(2026, 6, 1), cache)
    assert peaks(season) == [(D(2026, 7, 1), D(2026, 7, 5))]
    (tmp_path / "plan.ics").write_text(CALENDAR.replace("20260701", "20260702"), newline="")
    (season,) = load_seasons(["sale.toml"], tmp_path, D(2026, 6, 1), cache)
    assert peaks(season) == [(D(2026, 7, 2), D(2026, 7, 5))]
    (tmp_path / "plan.ics").unlink()
    with pytest.raises(RulesetError, match="there is no calendar"):
        load_seasons(["sale.toml"], tmp_path, D(2026, 6, 1), cache)


def windows_or_error(compiled: Callable[[], CompiledSeason]) -> tuple[object, ...] | str:
    try:
        return compiled().windows
    except RulesetError as error:
        return str(error)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "hello",
        "BEGIN:VCALENDAR",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:odd\nEND:VEVENT\nEND:VCALENDAR",
    ],
)
def test_no_calendar_is_told_or_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "plan.ics").write_text(content)
    told = windows_or_error(lambda: load_seasons(["plan.ics"], tmp_path, D(2026, 6, 1))[0])
    assert told == () or "plan.ics" in told


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_empty(content: bytes) -> None:
    season_text = f'id = "sale"\nname = "Sale"\nprep = 9\nfreeze_before = 5\n[anchor]\ncalendar = "plan.ics"\n{TIGHTENS}'
    season = parse_season(season_text.encode(), "sale.toml")
    for data in (content, b"BEGIN:VCALENDAR\r\n" + content + b"\r\nEND:VCALENDAR\r\n"):
        told = windows_or_error(partial(compile_season, season, (2026,), "s.toml", data))
        assert isinstance(told, tuple) or "plan.ics" in told


def test_a_walk_over_three_years_day_by_day() -> None:
    """Every day has the phase that the lengths say, counted from the anchors by themselves."""
    season = compiled(
        'nth = "last friday of november"',
        "prep = 60\nfreeze_before = 21\npeak = 7\nrecovery = 14",
        (2025, 2026, 2027, 2028),
    )
    anchors = []
    for year in (2025, 2026, 2027, 2028):
        days = [D(year, 11, d) for d in range(1, 31)]
        anchors.append([day for day in days if day.weekday() == 4][-1])
    day = D(2025, 8, 1)
    while day < D(2028, 8, 1):
        wanted = "off-season"
        for anchor in anchors:
            distance = (day - anchor).days
            phase = (
                "preparation" if -60 <= distance < -21
                else "freeze" if -21 <= distance < 0
                else "peak" if 0 <= distance < 7
                else "recovery" if 7 <= distance < 21
                else ""
            )  # fmt: skip
            if phase and (wanted == "off-season" or PHASES.index(phase) < PHASES.index(wanted)):
                wanted = phase
        assert state(season, day).phase == wanted, day
        day += DAY
