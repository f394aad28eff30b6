"""The format for editors, grep and build logs."""

import re

from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import Place
from autodebt_lint.reporters import View, concise

PLAIN = View()


def written(report, view=PLAIN):
    return "".join(concise.render(report, view))


def test_one_line_for_each_finding(verdict, report):
    found = report(
        verdict(),
        verdict(path="a.py", severity=Severity.INFO, place=Place(3, 1, 3, 2), message="a trifle"),
    )
    because = "[medium; high because black-friday preparation since 2026-09-28]"
    assert written(found).splitlines()[:-1] == [
        f"jobs/sync.py:12:16: ADL301 `requests.get` waits for ever: pass timeout=10 {because}",
        f"a.py:3:1: ADL301 a trifle {because}",
    ]


def test_the_last_line_is_the_verdict_and_its_day(report):
    assert written(report(exit_code=0, exit_reason="No findings.")) == (
        "exit 0: No findings; season on 2026-10-05: black-friday preparation since 2026-09-28 "
        "until 2026-11-05 (the day is 2026-11-27)\n"
    )


def test_statistics_follow(verdict, report):
    lines = written(report(verdict()), View(statistics=True)).splitlines()
    assert lines[1] == ""
    assert lines[2].startswith("code    rule")


def test_paths_are_written_from_where_the_reader_stands(verdict, report):
    view = View(locate=lambda path: f"../{path}")
    assert written(report(verdict()), view).startswith("../jobs/sync.py:12:16:")


def test_hostile_text_stays_on_its_line(hostile, verdict, report):
    result, verdict_line = written(report(verdict(path=hostile, message=hostile))).splitlines()
    assert verdict_line.startswith("exit 1")
    assert result.isprintable()
    assert not result.startswith("::")
    assert "##[" not in result
    assert "##vso[" not in result
    place = re.match(r"(?s)(.*?):(\d+):(\d+): (ADL\d+) ", result)
    assert place is not None
    assert place.groups()[1:] == ("12", "16", "ADL301")
    result.encode("utf-8")
