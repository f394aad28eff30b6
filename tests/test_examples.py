"""The example project: every expected finding and link, and nothing else."""

import datetime
import tomllib
from collections import Counter

import msgspec
import pytest

from autodebt_lint import session
from autodebt_lint.settings import load_settings


@pytest.fixture(scope="module")
def expected(repository):
    return tomllib.loads((repository / "examples/spring-campaign.expected.toml").read_text("utf-8"))


def check(example, day: datetime.date, **changes):
    settings = msgspec.structs.replace(load_settings(example), **changes)
    return session.run(settings, example, [example], day, cache=False)


def test_findings_are_exactly_those_written_down(example, expected):
    # Without seasons, because what is written down is the level that the debt itself has.
    report = check(example, expected["as_of"], seasons=())
    found = Counter(
        (v.finding.path, v.finding.place.line, v.finding.code, v.severity.word)
        for v in report.verdicts
    )
    written = Counter((f["path"], f["line"], f["code"], f["severity"]) for f in expected["finding"])
    missing, unexpected = sorted((written - found).elements()), sorted((found - written).elements())
    assert (missing, unexpected) == ([], [])


def test_accepted_debt_is_neither_reported_nor_forgotten(example, expected):
    report = check(example, expected["as_of"])
    found = {(v.finding.path, v.finding.place.line, v.finding.code) for v in report.suppressed}
    assert found == {(s["path"], s["line"], s["code"]) for s in expected["suppressed"]}
    assert all(v.suppression and v.suppression.reason for v in report.suppressed)


def test_couplings_are_exactly_those_written_down(example, expected):
    graph = session.graph(load_settings(example), example, [example])
    found = {
        (link.source, link.target, link.confidence.word, *sorted(link.scripts))
        for link in graph.links
    }
    written = {
        (link["source"], link["target"], link["confidence"], *sorted(link["scripts"]))
        for link in expected["link"]
    }
    assert (written - found, found - written) == (set(), set())


def test_season_tightens_and_says_why(example, expected):
    report = check(example, expected["as_of"])
    raised = [v for v in report.verdicts if v.severity > v.finding.severity]
    assert any("spring-break-travel" in reason for v in raised for reason in v.reasons)


def test_nothing_was_lost(example, expected):
    assert check(example, expected["as_of"]).incomplete == ()
