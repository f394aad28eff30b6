"""Reports made by hand: small, and hostile where a test wants them so."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from autodebt_lint.model.facts import Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, SeasonState, Verdict

PREPARATION = SeasonState(
    season="black-friday",
    phase="preparation",
    since=datetime.date(2026, 9, 28),
    until=datetime.date(2026, 11, 5),
    anchor=datetime.date(2026, 11, 27),
)


FINDING = Finding(
    code="ADL301",
    name="request-without-timeout",
    path="jobs/sync.py",
    place=Place(12, 16, 12, 33),
    message="`requests.get` waits for ever: pass timeout=10",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    effort=5,
    system="hubspot",
)


def _verdict(
    *,
    severity: Severity = Severity.HIGH,
    reasons: tuple[str, ...] = ("medium", "high because black-friday preparation since 2026-09-28"),
    fingerprint: str = "0f1e2d3c",
    excerpt: str = "    response = requests.get(url)",
    suppressed_because: str | None = None,
    **details: Any,
) -> Verdict:
    finding = replace(FINDING, **details)
    suppression = None
    if suppressed_because is not None:
        line = finding.place.line
        suppression = Suppression(
            finding.place, line, line, "autodebt", (finding.code,), reason=suppressed_because
        )
    return Verdict(finding, severity, reasons, fingerprint, excerpt, suppression)


def _report(
    *verdicts: Verdict,
    suppressed: tuple[Verdict, ...] = (),
    incomplete: tuple[str, ...] = (),
    seasons: tuple[SeasonState, ...] = (PREPARATION,),
    exit_code: int = 1,
    exit_reason: str = "1 finding at or above high",
    lines: int = 2000,
    hidden: int = 0,
) -> Report:
    return Report(
        tool_version="0.1.0",
        as_of=datetime.date(2026, 10, 5),
        seasons=seasons,
        verdicts=verdicts,
        suppressed=suppressed,
        fail_on=Severity.HIGH,
        exit_code=exit_code,
        exit_reason=exit_reason,
        incomplete=incomplete,
        files=24,
        analysed=11,
        lines=lines,
        hidden=hidden,
    )


@pytest.fixture
def verdict() -> Callable[..., Verdict]:
    """Make a verdict on a missing timeout; any detail can be given."""
    return _verdict


@pytest.fixture
def report() -> Callable[..., Report]:
    """Make a report of the verdicts given, on 2026-10-05; any detail can be given."""
    return _report


#: File names and source texts as an attacker, or an odd file system, would write them.
HOSTILE = {
    "a new line": "a\n::error file=app.py::forged",
    "a workflow command": "::error file=app.py::forged",
    "a carriage return": "a\rb.py:1:1: ADL999 forged",
    "a terminal escape": "a\x1b[2J\x1b[31mred.py",
    "an eight-bit terminal escape": "a\x9b2J.py",
    "a bidirectional override": "a\u202eyp.exe\u2066\u200f.py",
    "a line separator": "a\u2028::error::forged",
    "an Azure command": "a ##vso[task.setvariable variable=x]y",
    "a GitHub command of the first form": "###[error]forged",
    "another place": "x.py:1:1: ADL106 forged.py",
    "quotes and brackets": 'a"]}</script>[click](http://evil).py',
    "bytes that are not UTF-8": "a\udcff\udc1b.py".encode("utf-8", "surrogatepass").decode(
        "utf-8", "surrogatepass"
    ),
    "an unpaired surrogate": "a\ud800.py",
}


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    """A text that tries to be more than a text."""
    text: str = request.param
    return text
