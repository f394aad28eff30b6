"""From findings to what a report shows, and to the exit code."""

import datetime
from collections.abc import Callable, Sequence

import msgspec
import pytest

from autodebt_lint.knowledge.season_calendar import CompiledSeason
from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.policy.exit_code import decide
from autodebt_lint.policy.judge import Judgement, verdicts
from autodebt_lint.policy.path_patterns import path_matches
from autodebt_lint.policy.select import rule_selected
from autodebt_lint.settings import Settings

SeasonMaker = Callable[..., CompiledSeason]
TODAY = datetime.date(2026, 10, 1)
RULES = (
    ("ADL002", "file-not-fully-analysed"),
    ("ADL003", "unused-suppression"),
    ("ADL101", "hardcoded-endpoint"),
    ("ADL301", "request-without-timeout"),
)
RAN = frozenset(code for code, _ in RULES)


def finding(code: str, line: int, path: str = "sync.py") -> Finding:
    return Finding(
        code=code,
        name=dict(RULES).get(code, "rule-crashed"),
        path=path,
        place=Place(line, 1, line, 9),
        message="message",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        effort=5,
    )


LOST = msgspec.structs.replace(finding("ADL002", 1), place=TOP)
RECOVERED = msgspec.structs.replace(LOST, severity=Severity.INFO)
CRASHED = msgspec.structs.replace(LOST, code="ADL001", name="rule-crashed")


def judged(
    *findings: Finding,
    settings: Settings | None = None,
    comments: Sequence[Suppression] = (),
) -> Judgement:
    return verdicts(
        findings,
        settings=settings or Settings(),
        today=TODAY,
        suppressions={"sync.py": comments},
        rules=RULES,
        ran=RAN,
    )


def codes(judgement: Judgement) -> list[str]:
    return [verdict.finding.code for verdict in judgement.shown]


def ignore(code: str, line: int) -> Suppression:
    return Suppression(
        Place(line, 20, line, 40), line, line, "autodebt", (code,), reason="slow vendor"
    )


def test_verdicts_come_by_path_and_place() -> None:
    result = judged(
        finding("ADL301", 9),
        finding("ADL301", 2, "a.py"),
        finding("ADL101", 9),
        finding("ADL301", 3),
    )
    assert [(v.finding.path, v.finding.place.line, v.finding.code) for v in result.shown] == [
        ("a.py", 2, "ADL301"),
        ("sync.py", 3, "ADL301"),
        ("sync.py", 9, "ADL101"),
        ("sync.py", 9, "ADL301"),
    ]


def test_suppressed_findings_are_kept_with_their_comment() -> None:
    comment = ignore("ADL301", 3)
    result = judged(finding("ADL301", 3), finding("ADL301", 4), comments=[comment])
    assert [verdict.finding.place.line for verdict in result.shown] == [4]
    (quiet,) = result.suppressed
    assert quiet.suppression == comment
    assert quiet.reasons == ("medium",)
    assert result.about_suppressions == ()


def test_an_idle_comment_is_shown_like_any_finding() -> None:
    result = judged(comments=[ignore("ADL301", 3)])
    assert codes(result) == ["ADL003"]
    assert [found.code for found in result.about_suppressions] == ["ADL003"]
    assert (
        judged(
            comments=[ignore("ADL301", 3)], settings=Settings(ignore=("ADL003",))
        ).about_suppressions
        == ()
    )


def test_a_comment_in_a_file_read_in_part_may_be_needed_in_the_other() -> None:
    assert codes(judged(LOST, comments=[ignore("ADL301", 3)])) == ["ADL002"]


def test_a_comment_is_needed_even_if_its_finding_would_be_hidden() -> None:
    doubtful = msgspec.structs.replace(finding("ADL301", 3), confidence=Confidence.LOW)
    result = judged(doubtful, comments=[ignore("ADL301", 3)])
    assert (result.shown, result.suppressed, result.hidden) == ((), (), 1)


def test_an_idle_comment_can_be_silenced_by_name() -> None:
    comment = msgspec.structs.replace(ignore("ADL301", 3), codes=("ADL301", "ADL003"))
    result = judged(comments=[comment])
    assert result.shown == ()
    assert [verdict.finding.code for verdict in result.suppressed] == ["ADL003"]


def test_low_confidence_is_hidden_unless_asked_for() -> None:
    doubtful = msgspec.structs.replace(finding("ADL301", 3), confidence=Confidence.LOW)
    assert judged(doubtful).hidden == 1
    asked = Settings(min_confidence=Confidence.LOW)
    assert codes(judged(doubtful, settings=asked)) == ["ADL301"]


def test_the_least_severity_is_todays(season: SeasonMaker) -> None:
    settings = Settings(min_severity=Severity.HIGH)
    result = verdicts(
        [finding("ADL301", 3), finding("ADL101", 4)],
        settings=settings,
        today=TODAY,
        seasons=[season("sale", raise_by=1, families=("error handling",))],
    )
    assert codes(result) == ["ADL301"]
    assert result.hidden == 1
    assert [state.phase for state in result.seasons] == ["freeze"]


def test_info_is_kept_for_the_output_format_to_decide() -> None:
    assert codes(judged(RECOVERED)) == ["ADL002"]


def test_files_may_have_rules_of_their_own() -> None:
    settings = Settings(per_file_ignores=(("one_off/**", ("ADL3",)), ("*.py", ("ADL101",))))
    result = judged(
        finding("ADL301", 1, "one_off/old.py"),
        finding("ADL301", 2),
        finding("ADL101", 3),
        settings=settings,
    )
    assert codes(result) == ["ADL301"]
    assert result.hidden == 2


@pytest.mark.parametrize(
    ("select", "ignored", "wanted"),
    [
        ((), (), True),
        (("ADL3",), (), True),
        (("ADL1",), (), False),
        (("ALL",), ("ADL3",), False),
        (("ADL301",), ("ADL3",), True),
        (("ADL3",), ("request-without-timeout",), False),
        (("ADL3",), ("ADL3",), False),
        ((), ("ADL1",), True),
    ],
)
def test_the_more_exact_entry_wins(
    select: tuple[str, ...], ignored: tuple[str, ...], *, wanted: bool
) -> None:
    settings = Settings(select=select, ignore=ignored)
    assert rule_selected("ADL301", "request-without-timeout", settings) is wanted


def test_what_was_not_analysed_is_told_even_when_other_rules_are_selected() -> None:
    settings = Settings(select=("ADL3",))
    result = judged(LOST, settings=settings)
    assert codes(result) == ["ADL002"]
    assert result.incomplete == ("sync.py",)
    assert codes(judged(RECOVERED, settings=settings)) == []
    assert judged(LOST, settings=Settings(ignore=("ADL002",))).incomplete == ()


class TestExitCode:
    def decide(self, *findings: Finding, fail_on: Severity = Severity.HIGH) -> tuple[int, str]:
        result = judged(*findings)
        return decide(result.shown, fail_on, result.incomplete)

    def test_0_without_findings(self) -> None:
        assert self.decide() == (0, "No findings.")

    def test_0_below_the_level(self) -> None:
        assert self.decide(finding("ADL301", 3)) == (0, "No finding reaches high.")

    def test_1_from_the_level_on(self) -> None:
        assert self.decide(finding("ADL301", 3), fail_on=Severity.MEDIUM) == (
            1,
            "1 finding at or above medium.",
        )

    @pytest.mark.parametrize("loss", [LOST, CRASHED], ids=["text lost", "rule crashed"])
    def test_3_wins_over_1(self, loss: Finding) -> None:
        assert self.decide(loss, finding("ADL301", 3), fail_on=Severity.LOW) == (
            3,
            "1 file could not be analysed completely.",
        )

    def test_a_file_that_was_recovered_in_full_is_complete(self) -> None:
        assert self.decide(RECOVERED)[0] == 0

    def test_2_wins_over_all(self) -> None:
        result = judged(LOST)
        code, reason = decide(
            result.shown, Severity.LOW, result.incomplete, error="no such rule\n  hint: none"
        )
        assert (code, reason) == (2, "Stopped: no such rule.")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*booking*", "jobs/booking_sync.py", True),
        ("*booking*", "booking/sync.py", True),
        ("sync.py", "jobs/sync.py", True),
        ("jobs/", "jobs/sync.py", True),
        ("jobs/", "jobs", False),
        ("jobs/*.py", "jobs/sync.py", True),
        ("jobs/*.py", "jobs/old/sync.py", False),
        ("jobs/**/*.py", "jobs/old/er/sync.py", True),
        ("jobs/**/*.py", "jobs/sync.py", True),
        ("/sync.py", "jobs/sync.py", False),
        ("./jobs", "jobs/sync.py", True),
        ("**/old/*.py", "jobs/old/sync.py", True),
        ("jobs/old", "jobs/old/deep/sync.py", True),
        ("a/**/b/**/c", "a/x/b/y/b/z/c", True),
        ("a/**/b/**/c", "a/x/b/y/b/z/d", False),
        ("/".join(["**", "a"] * 40), "/".join("a" * 39), False),
    ],
)
def test_path_patterns_are_those_of_gitignore(pattern: str, path: str, *, fits: bool) -> None:
    assert path_matches(pattern, path) is fits


def test_a_comment_without_a_reason_is_told_unless_it_is_not_needed_at_all() -> None:
    comment = msgspec.structs.replace(ignore("ADL301", 3), reason="")
    assert codes(judged(finding("ADL301", 3), comments=[comment])) == ["ADL005"]
    assert codes(judged(comments=[comment])) == ["ADL003"]


def test_a_malformed_comment_silences_nothing_and_is_told() -> None:
    comment = msgspec.structs.replace(ignore("ADL301", 3), fault="the bracket is not closed")
    assert codes(judged(finding("ADL301", 3), comments=[comment])) == ["ADL301", "ADL006"]
