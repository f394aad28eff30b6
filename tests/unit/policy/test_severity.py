"""What level a finding has today, and the chain of reasons."""

import datetime
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.knowledge.season_calendar import CompiledSeason, Tightening, Window
from autodebt_lint.knowledge.seasons import FAMILIES, PHASES, load_seasons
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.policy.season_pressure import seasons_today
from autodebt_lint.policy.severity import judge
from autodebt_lint.policy.subjects import Subject
from autodebt_lint.settings import BaseLevel, Settings

SeasonMaker = Callable[..., CompiledSeason]
TODAY = datetime.date(2026, 10, 1)

TIMEOUT = Finding(
    code="ADL301",
    name="request-without-timeout",
    path="jobs/booking_sync.py",
    place=Place(3, 1, 3, 20),
    message="waits for ever",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    effort=5,
    system="hubspot",
)
INTERNAL_HOST = msgspec.structs.replace(
    TIMEOUT,
    code="ADL101",
    name="hardcoded-endpoint",
    severity=Severity.HIGH,
    reason="internal host",
)
RETIRING = msgspec.structs.replace(TIMEOUT, code="ADL203", name="retiring-vendor-api")


def about(finding: Finding) -> Subject:
    return Subject({"hubspot": "crm", "stripe": "payments"}.get(finding.system or "", ""))


def chain(
    finding: Finding,
    *seasons: CompiledSeason,
    settings: Settings | None = None,
    today: datetime.date = TODAY,
) -> str:
    climate = seasons_today(seasons, today)
    level, reasons = judge(finding, settings or Settings(), climate, about(finding), today)
    assert level.word in reasons[-1]
    return "; ".join(reasons)


def configured(rules: str, level: Severity, *, pinned: bool = False) -> Settings:
    return Settings(severity=(BaseLevel(rules, level, pinned),))


class TestBase:
    def test_is_the_rules_own(self) -> None:
        assert chain(TIMEOUT) == "medium"

    def test_is_given_by_the_class_of_the_evidence(self) -> None:
        assert chain(INTERNAL_HOST) == "internal host: high"

    def test_can_be_configured(self) -> None:
        settings = configured("ADL3", Severity.LOW)
        assert chain(TIMEOUT, settings=settings) == "low as configured"

    def test_that_is_configured_is_raised_by_evidence(self) -> None:
        settings = configured("hardcoded-endpoint", Severity.LOW)
        assert chain(INTERNAL_HOST, settings=settings) == "low as configured; internal host: high"

    def test_that_is_configured_higher_hides_the_evidence(self) -> None:
        settings = configured("ADL101", Severity.CRITICAL)
        assert chain(INTERNAL_HOST, settings=settings) == "critical as configured"

    def test_that_is_pinned_stays(self, season: SeasonMaker) -> None:
        settings = configured("ADL301", Severity.LOW, pinned=True)
        told = chain(TIMEOUT, season("sale", at_least=Severity.CRITICAL), settings=settings)
        assert told == "low pinned by configuration"

    def test_the_most_exact_entry_counts(self) -> None:
        settings = Settings(
            severity=(
                BaseLevel("ADL301", Severity.HIGH),
                BaseLevel("ADL3", Severity.LOW),
                BaseLevel("ALL", Severity.INFO),
            )
        )
        assert chain(TIMEOUT, settings=settings) == "high as configured"


class TestVendorDate:
    @pytest.mark.parametrize(
        ("date", "told"),
        [
            ("2027-03-31", "retires on 2027-03-31, in 181 days: low"),
            ("2027-03-30", "retires on 2027-03-30, in 180 days: medium"),
            ("2026-12-31", "retires on 2026-12-31, in 91 days: medium"),
            ("2026-12-30", "retires on 2026-12-30, in 90 days: high"),
            ("2026-11-01", "retires on 2026-11-01, in 31 days: high"),
            ("2026-10-31", "retires on 2026-10-31, in 30 days: critical"),
            ("2026-10-02", "retires on 2026-10-02, in 1 day: critical"),
            ("2026-10-01", "retires on 2026-10-01, today: critical"),
            ("2026-09-30", "retired on 2026-09-30, 1 day ago: critical"),
            ("2024-10-01", "retired on 2024-10-01, 730 days ago: critical"),
        ],
    )
    def test_grades_by_the_days_left(self, date: str, told: str) -> None:
        retires_on = datetime.date.fromisoformat(date)
        assert chain(msgspec.structs.replace(RETIRING, retires_on=retires_on)) == told

    def test_may_only_raise_a_configured_level(self) -> None:
        near = msgspec.structs.replace(RETIRING, retires_on=datetime.date(2026, 10, 20))
        far = msgspec.structs.replace(RETIRING, retires_on=datetime.date(2028, 1, 1))
        settings = configured("ADL203", Severity.MEDIUM)
        assert chain(near, settings=settings) == (
            "medium as configured; retires on 2026-10-20, in 19 days: critical"
        )
        assert chain(far, settings=settings) == "medium as configured"

    def test_of_another_rule_does_not_grade(self) -> None:
        dated = msgspec.structs.replace(TIMEOUT, retires_on=datetime.date(2026, 10, 2))
        assert chain(dated) == "medium"


class TestSeason:
    def test_black_friday_tightens_error_handling(self) -> None:
        seasons = load_seasons(["black-friday"], Path(), TODAY)
        assert chain(TIMEOUT, *seasons) == (
            "medium; high because black-friday preparation since 2026-09-28"
        )
        assert chain(TIMEOUT, *seasons, today=datetime.date(2026, 9, 27)) == "medium"
        assert chain(TIMEOUT, *seasons, today=datetime.date(2026, 12, 18)) == "medium"

    def test_comes_last_in_the_chain(self, season: SeasonMaker) -> None:
        finding = msgspec.structs.replace(
            RETIRING,
            severity=Severity.LOW,
            reason="announced by mail",
            retires_on=datetime.date(2026, 12, 1),
        )
        settings = configured("ADL203", Severity.INFO)
        assert chain(finding, season("sale", raise_by=1), settings=settings) == (
            "info as configured; announced by mail: low;"
            " retires on 2026-12-01, in 61 days: high;"
            " critical because sale freeze since 2026-01-01"
        )

    def test_leaves_no_reason_where_it_changes_nothing(self, season: SeasonMaker) -> None:
        assert chain(TIMEOUT, season("sale", at_least=Severity.MEDIUM)) == "medium"

    def test_the_strictest_of_several_wins_and_says_so(self, season: SeasonMaker) -> None:
        told = chain(
            TIMEOUT,
            season("sale", raise_by=1),
            season("audit", phase="peak", at_least=Severity.CRITICAL),
            season("fair", at_least=Severity.LOW),
        )
        assert told == (
            "medium; critical because audit peak since 2026-01-01 (strictest of sale, audit)"
        )

    def test_cannot_raise_above_critical(self, season: SeasonMaker) -> None:
        critical = msgspec.structs.replace(TIMEOUT, severity=Severity.CRITICAL)
        assert chain(critical, season("sale", raise_by=4)) == "critical"

    @pytest.mark.parametrize(
        "criteria",
        [
            {"families": ("error handling",)},
            {"rules": ("ADL3",)},
            {"rules": ("request-without-timeout",)},
            {"systems": ("stripe", "hubspot")},
            {"categories": ("crm",)},
            {"paths": ("*booking*",)},
            {"families": ("error handling",), "categories": ("crm",), "paths": ("jobs/",)},
        ],
    )
    def test_concerns_what_meets_all_criteria(
        self, season: SeasonMaker, criteria: dict[str, tuple[str, ...]]
    ) -> None:
        assert chain(TIMEOUT, season("sale", raise_by=1, **criteria)).startswith("medium; high")

    @pytest.mark.parametrize(
        "criteria",
        [
            {"families": ("couplings",)},
            {"rules": ("ADL4",)},
            {"systems": ("stripe",)},
            {"categories": ("payments",)},
            {"paths": ("archive/",)},
            {"families": ("error handling",), "categories": ("payments",)},
        ],
    )
    def test_leaves_alone_what_misses_one(
        self, season: SeasonMaker, criteria: dict[str, tuple[str, ...]]
    ) -> None:
        assert chain(TIMEOUT, season("sale", raise_by=1, **criteria)) == "medium"

    def test_leaves_info_and_the_tools_own_findings_alone(self, season: SeasonMaker) -> None:
        strict = season("sale", at_least=Severity.CRITICAL)
        unreachable = msgspec.structs.replace(TIMEOUT, severity=Severity.INFO)
        unused = msgspec.structs.replace(TIMEOUT, code="ADL003", name="unused-suppression")
        assert chain(unreachable, strict) == "info"
        assert chain(unused, strict) == "medium"


levels = some.sampled_from(Severity)
dates = some.dates(datetime.date(2025, 1, 1), datetime.date(2028, 1, 1))
findings = some.builds(
    Finding,
    code=some.sampled_from(["ADL002", "ADL101", "ADL203", "ADL301", "ADL401"]),
    name=some.just("a-rule"),
    path=some.sampled_from(["a.py", "jobs/b.py"]),
    place=some.just(Place(1, 1, 1, 2)),
    message=some.just("message"),
    severity=levels,
    confidence=some.sampled_from(Confidence),
    effort=some.just(5),
    reason=some.sampled_from(["", "internal host"]),
    system=some.sampled_from([None, "hubspot", "stripe"]),
    retires_on=some.none() | dates,
    related=some.just(()),
    scope=some.just(""),
)
tightenings = some.builds(
    Tightening,
    phases=some.lists(some.sampled_from(PHASES), min_size=1).map(tuple),
    why=some.just("because"),
    families=some.lists(some.sampled_from(list(FAMILIES)), max_size=1).map(tuple),
    rules=some.just(()),
    systems=some.lists(some.just("hubspot"), max_size=1).map(tuple),
    categories=some.lists(some.just("crm"), max_size=1).map(tuple),
    paths=some.lists(some.just("jobs/"), max_size=1).map(tuple),
    raise_by=some.integers(0, 4),
    at_least=some.none() | levels,
)


@some.composite
def seasons_of_some_day(draw: some.DrawFn) -> CompiledSeason:
    first = draw(dates)
    window = Window(
        first,
        first + datetime.timedelta(days=draw(some.integers(0, 400))),
        draw(some.sampled_from(PHASES)),
        first,
    )
    rules = tuple(draw(some.lists(tightenings, max_size=3)))
    return CompiledSeason(draw(some.sampled_from(["sale", "audit"])), "A season", (window,), rules)


base_levels = some.builds(
    BaseLevel, some.sampled_from(["ALL", "ADL3", "ADL203"]), levels, some.booleans()
)


@given(
    findings,
    some.lists(seasons_of_some_day(), max_size=3),
    some.lists(base_levels, max_size=2).map(tuple),
    dates,
)
def test_a_season_only_raises_and_speaks_last(
    finding: Finding,
    seasons: list[CompiledSeason],
    base: tuple[BaseLevel, ...],
    today: datetime.date,
) -> None:
    settings = Settings(severity=base)
    without, earlier = judge(finding, settings, (), about(finding), today)
    level, reasons = judge(finding, settings, seasons_today(seasons, today), about(finding), today)
    assert level >= without
    assert reasons[: len(earlier)] == earlier
    assert len(reasons) == len(earlier) + (level > without)
    if level > without:
        assert reasons[-1].startswith(f"{level.word} because ")


@given(findings, some.lists(base_levels, max_size=2).map(tuple), dates)
def test_reasons_come_in_one_order(
    finding: Finding, base: tuple[BaseLevel, ...], today: datetime.date
) -> None:
    """Configuration, evidence, date: what speaks later speaks of a higher level."""
    level, reasons = judge(finding, Settings(severity=base), (), about(finding), today)
    order = ["configur", "internal host", "retire"]
    ranks = [rank for reason in reasons for rank, mark in enumerate(order) if mark in reason]
    assert ranks == sorted(set(ranks))
    words = {severity.word: severity for severity in Severity}
    spoken = [words[w.strip(":")] for r in reasons for w in r.split() if w.strip(":") in words]
    assert spoken == sorted(set(spoken))
    assert spoken[-1] is level
