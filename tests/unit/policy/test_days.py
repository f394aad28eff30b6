"""Findings on days ahead: from when they block, and why."""

import datetime

import pytest

from autodebt_lint.knowledge.season_calendar import CompiledSeason, PhaseRule, Tightening, Window
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import TOP
from autodebt_lint.policy.days import Days
from autodebt_lint.policy.subjects import NOTHING
from autodebt_lint.settings import Settings

D = datetime.date
FREEZE = Window(D(2026, 11, 6), D(2026, 11, 26), "freeze", D(2026, 11, 27))
PEAK = Window(D(2026, 11, 27), D(2026, 12, 3), "peak", D(2026, 11, 27))
UP = Tightening(("freeze", "peak"), "traffic", families=("error handling",), raise_by=1)
NEW_ONLY = PhaseRule("freeze", new_only=True)
LOW_BAR = PhaseRule("peak", fail_on=Severity.LOW)


def season(*phases: PhaseRule) -> CompiledSeason:
    return CompiledSeason("sale", "Sale", (FREEZE, PEAK), (UP,), phases)


def finding(severity=Severity.MEDIUM, code="ADL301", retires=None) -> Finding:
    return Finding(
        code, "name", "a.py", TOP, "message", severity, Confidence.HIGH, 5, retires_on=retires
    )


def days(*phases: PhaseRule, new_known=False, **settings) -> Days:
    return Days(Settings(**settings), [season(*phases)], lambda _: NOTHING, new_known=new_known)


def test_a_season_is_announced_within_the_lead() -> None:
    assert days().blocks(finding(), D(2026, 10, 6)) is None
    told = days().blocks(finding(), D(2026, 10, 7))
    assert told == (D(2026, 11, 6), "high because sale freeze since 2026-11-06")
    assert days(lead=60).blocks(finding(), D(2026, 9, 10)) == told


def test_what_stays_below_is_not_announced() -> None:
    assert days().blocks(finding(Severity.LOW), D(2026, 11, 1)) is None
    assert days().blocks(finding(code="ADL101"), D(2026, 11, 1)) is None


def test_a_vendors_date_is_announced() -> None:
    retiring = finding(Severity.LOW, "ADL203", retires=D(2027, 6, 1))
    told = days().blocks(retiring, D(2027, 2, 10))
    assert told == (D(2027, 3, 3), "retires on 2027-06-01, in 90 days: high")


def test_a_phase_may_fail_on_less() -> None:
    climate = days(LOW_BAR)
    assert climate.fails_on(D(2026, 11, 26)) == (Severity.HIGH, "")
    assert climate.fails_on(D(2026, 11, 27)) == (Severity.LOW, "sale peak")
    told = climate.blocks(finding(Severity.LOW, "ADL101"), D(2026, 11, 20))
    assert told == (D(2026, 11, 27), "fails on low in sale peak")


@pytest.mark.parametrize(("new_known", "level"), [(False, Severity.MEDIUM), (True, Severity.HIGH)])
def test_a_phase_that_binds_new_code_needs_to_know_what_is_new(new_known, level) -> None:
    climate = days(NEW_ONLY, new_known=new_known)
    assert climate.level(finding(), D(2026, 11, 10))[0] is level


def test_a_phase_lets_rules_in() -> None:
    asks = PhaseRule("peak", enables=("ADL502",))
    climate = days(asks, ignore=("ADL502",))
    assert climate.settings_on(D(2026, 11, 20)).ignore == ("ADL502",)
    assert climate.settings_on(D(2026, 11, 27)).ignore == ()


def test_day_by_day_it_is_as_announced() -> None:
    """Over two years: the day told is the first on which the level itself reaches the bar."""
    climate = days(LOW_BAR)
    for severity in (Severity.LOW, Severity.MEDIUM):
        for number in range(0, 730, 7):
            today = D(2026, 1, 1) + datetime.timedelta(days=number)
            item = finding(severity)
            if climate.level(item, today)[0] >= climate.fails_on(today)[0]:
                continue
            ahead = (today + datetime.timedelta(days=n) for n in range(1, 31))
            first = next(
                (d for d in ahead if climate.level(item, d)[0] >= climate.fails_on(d)[0]), None
            )
            told = climate.blocks(item, today)
            assert (told[0] if told else None) == first
