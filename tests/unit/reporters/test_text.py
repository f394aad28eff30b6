"""The report for people."""

from collections.abc import Callable

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View, text

PLAIN = View()

Verdicts = Callable[..., Verdict]
Reports = Callable[..., Report]


def shown(report: Report, view: View = PLAIN) -> str:
    return "".join(text.render(report, view))


def test_whole_report(verdict: Verdicts, report: Reports) -> None:
    origin = Related("clients/base.py", Place(4, 12, 4, 40), "the session is made here")
    assert shown(report(verdict(related=(origin,)))) == (
        "jobs/sync.py\n"
        "  12:16 high ADL301 request-without-timeout (5 min)\n"
        "    `requests.get` waits for ever: pass timeout=10\n"
        "    12 | response = requests.get(url)\n"
        "       |            ^^^^^^^^^^^^^^^^^\n"
        "    severity: medium; high because black-friday preparation since 2026-09-28\n"
        "    see clients/base.py:4:12 the session is made here\n"
        "\n"
        "1 finding: 1 high\n"
        "debt: 5 min of repair in 24 files, 2,000 lines (11 files with automation code)\n"
        "season on 2026-10-05: black-friday preparation since 2026-09-28 until 2026-11-05"
        " (the day is 2026-11-27)\n"
        "exit 1: 1 finding at or above high\n"
    )


def test_findings_of_one_file_stand_under_one_heading(verdict: Verdicts, report: Reports) -> None:
    result = shown(report(verdict(), verdict(place=Place(20, 1, 20, 5)), verdict(path="x.py")))
    assert result.count("jobs/sync.py\n") == 1
    assert result.count("x.py\n") == 1


def test_files_not_analysed_come_first_with_the_reason(verdict: Verdicts, report: Reports) -> None:
    lost = verdict(
        path="jobs/odd.py",
        code="ADL002",
        name="file-not-fully-analysed",
        message="lines 10 to 20 could not be read",
        excerpt="",
    )
    result = shown(report(verdict(), lost, incomplete=("jobs/gone.py", "jobs/odd.py"), exit_code=3))
    assert result.startswith(
        "NOT FULLY ANALYSED: 2 files. Debt in what was lost is not in this report.\n"
        "  jobs/gone.py\n"
        "  jobs/odd.py\n"
        "    lines 10 to 20 could not be read\n"
    )


def test_info_is_hidden_and_said_to_be(verdict: Verdicts, report: Reports) -> None:
    trifle = verdict(severity=Severity.INFO, message="a trifle", reasons=("info",))
    assert "a trifle" not in shown(report(trifle))
    assert "not shown here: 1 of severity info" in shown(report(trifle))
    assert "a trifle" in shown(report(trifle), View(info=True))


def test_a_single_reason_is_not_repeated(verdict: Verdicts, report: Reports) -> None:
    plain = verdict(severity=Severity.MEDIUM, reasons=("medium",))
    assert "severity: medium" not in shown(report(plain))


def test_doubt_is_said(verdict: Verdicts, report: Reports) -> None:
    assert "(5 min, medium confidence)" in shown(report(verdict(confidence=Confidence.MEDIUM)))


def test_a_clean_project(report: Reports) -> None:
    result = shown(report(exit_code=0, exit_reason="no finding at or above high", seasons=()))
    assert result == (
        "0 findings\n"
        "debt: 0 min of repair in 24 files, 2,000 lines (11 files with automation code)\n"
        "season on 2026-10-05: off-season\n"
        "exit 0: no finding at or above high\n"
    )


def test_colour_changes_no_word(verdict: Verdicts, report: Reports) -> None:
    import re

    coloured = shown(report(verdict(), incomplete=("a.py",)), View(colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(report(verdict(), incomplete=("a.py",)))


def test_statistics(verdict: Verdicts, report: Reports) -> None:
    swallowed = {"code": "ADL303", "name": "swallowed-exception"}
    found = report(
        verdict(),
        verdict(),
        verdict(**swallowed, effort=60),
        suppressed=(verdict(**swallowed, suppressed_because="the vendor retries"),),
    )
    table = shown(found, View(statistics=True)).partition("\n\ncode ")[2].partition("\n\n")[0]
    assert [line.split() for line in table.splitlines()] == [
        ["rule", "findings", "suppressed", "share", "per", "1,000", "lines", "effort"],
        ["ADL301", "request-without-timeout", "2", "0", "0%", "1.0", "10", "min"],
        ["ADL303", "swallowed-exception", "1", "1", "50%", "0.5", "1", "h"],
        ["all", "3", "1", "25%", "1.5", "1", "h", "10", "min"],
    ]


def test_hostile_text_stays_on_its_line(hostile: str, verdict: Verdicts, report: Reports) -> None:
    def render(odd: str) -> str:
        related = Related(odd, Place(1, 1, 1, 2), odd)
        return shown(
            report(
                verdict(path=odd, message=odd, excerpt=odd, related=(related,), reasons=(odd,)),
                incomplete=(odd,),
            )
        )

    result = render(hostile)
    assert len(result.splitlines()) == len(render("plain.py").splitlines())
    assert not any(line.lstrip().startswith("::") for line in result.splitlines())
    assert "##[" not in result
    assert "##vso[" not in result
    assert all(character == "\n" or character.isprintable() for character in result)
    result.encode("utf-8")
