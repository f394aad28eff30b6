"""The format for programs."""

import json as reader

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import Place
from autodebt_lint.reporters import View, json

PLAIN = View()


def written(report, view=PLAIN):
    return "".join(json.render(report, view))


def test_whole_object(verdict, report):
    origin = Related("clients/base.py", Place(4, 12, 4, 40), "the session is made here")
    found = report(
        verdict(related=(origin,)),
        suppressed=(verdict(suppressed_because="the vendor retries"),),
        incomplete=("jobs/odd.py",),
        hidden=2,
    )
    assert reader.loads(written(found)) == {
        "schema": 1,
        "tool": {"name": "autodebt-lint", "version": "0.1.0"},
        "as_of": "2026-10-05",
        "exit": 1,
        "fail_on": "high",
        "compared": [],
        "known": 0,
        "incomplete": ["jobs/odd.py"],
        "statistics": {
            "files": 24,
            "analysed": 11,
            "lines": 2000,
            "findings": 1,
            "suppressed": 1,
            "suppressed_share": 0.5,
            "hidden": 2,
            "effort_minutes": 5,
            "per_1000_lines": 0.5,
            "severities": {"critical": 0, "high": 1, "medium": 0, "low": 0, "info": 0},
            "rules": [
                {
                    "code": "ADL301",
                    "name": "request-without-timeout",
                    "findings": 1,
                    "suppressed": 1,
                    "suppressed_share": 0.5,
                    "effort_minutes": 5,
                    "per_1000_lines": 0.5,
                }
            ],
        },
        "findings": [
            {
                "code": "ADL301",
                "name": "request-without-timeout",
                "path": "jobs/sync.py",
                "line": 12,
                "column": 16,
                "end_line": 12,
                "end_column": 33,
                "severity": "high",
                "severity_reasons": [
                    "medium",
                    "high because black-friday preparation since 2026-09-28",
                ],
                "processes": [],
                "impact": None,
                "blocks_from": None,
                "blocks_because": "",
                "confidence": "high",
                "message": "`requests.get` waits for ever: pass timeout=10",
                "system": "hubspot",
                "effort_minutes": 5,
                "fingerprint": "0f1e2d3c",
                "related": [
                    {"path": "clients/base.py", "line": 4, "message": "the session is made here"}
                ],
            }
        ],
    }


def test_info_is_always_in_it(verdict, report):
    found = report(verdict(severity=Severity.INFO, reasons=("info",)))
    assert reader.loads(written(found))["findings"][0]["severity"] == "info"


def test_a_clean_project(report):
    clean = reader.loads(written(report(exit_code=0, lines=0)))
    assert clean["findings"] == []
    assert clean["statistics"]["per_1000_lines"] == 0


def test_one_finding_stands_on_one_line(verdict, report):
    lines = written(report(verdict(message="first"), verdict(message="second"))).splitlines()
    assert sum('"first"' in line for line in lines) == 1
    assert not any('"first"' in line and '"second"' in line for line in lines)


def test_hostile_text_survives_and_commands_nothing(hostile, verdict, report):
    related = Related(hostile, Place(1, 1, 1, 2), hostile)
    found = report(
        verdict(
            path=hostile, message=hostile, system=hostile, related=(related,), reasons=(hostile,)
        ),
        incomplete=(hostile,),
    )
    result = written(found)
    assert result.isascii()
    assert "##[" not in result
    assert "##vso[" not in result
    assert not any(line.lstrip().startswith("::") for line in result.splitlines())
    (finding,) = reader.loads(result)["findings"]
    finding["path"].encode("utf-8")
    if hostile.encode("utf-8", "replace") == hostile.encode("utf-8", "surrogatepass"):
        assert finding["path"] == hostile
