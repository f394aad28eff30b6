"""SARIF as code-scanning services take it."""

import json

import pytest
from msgspec.structs import replace

from autodebt_lint.engine.rule import Rule
from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import Place
from autodebt_lint.reporters import View, sarif

PLAIN = View()

DOC = """Call of an HTTP client without a timeout.

## What it does
Finds calls that wait for ever.

## Why is this bad?
The job hangs, and nobody is told.
"""


def rule(doc=DOC):
    return Rule(
        "ADL301", "rules.request_without_timeout", severity=Severity.MEDIUM, effort=5, doc=doc
    )


def run_of(report, view=PLAIN):
    log = json.loads("".join(sarif.render(report, view)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_a_result(verdict, report):
    origin = Related("clients/base.py", Place(4, 12, 4, 40), "the session is made here")
    run = run_of(report(verdict(related=(origin,))))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "ADL301",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "`requests.get` waits for ever: pass timeout=10"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "jobs/sync.py", "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": 12,
                            "startColumn": 16,
                            "endLine": 12,
                            "endColumn": 33,
                        },
                    }
                }
            ],
            "partialFingerprints": {"autodebtFingerprint/v1": "0f1e2d3c"},
            "properties": {
                "severity": "high",
                "severityReasons": [
                    "medium",
                    "high because black-friday preparation since 2026-09-28",
                ],
                "confidence": "high",
                "effortMinutes": 5,
                "system": "hubspot",
            },
            "relatedLocations": [
                {
                    "id": 1,
                    "physicalLocation": {
                        "artifactLocation": {"uri": "clients/base.py", "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": 4,
                            "startColumn": 12,
                            "endLine": 4,
                            "endColumn": 40,
                        },
                    },
                    "message": {"text": "the session is made here"},
                }
            ],
        }
    ]


def test_a_line_that_code_scanning_knows_has_its_hash(verdict, report):
    known = replace(verdict(), line_hash="c129715d7a2bc9a3:1")
    (result,) = run_of(report(known))["results"]
    assert result["partialFingerprints"] == {
        "autodebtFingerprint/v1": "0f1e2d3c",
        "primaryLocationLineHash": "c129715d7a2bc9a3:1",
    }


def test_steps_that_lead_to_a_finding_are_a_code_flow(verdict, report):
    read = Related("clients/base.py", Place(4, 12, 4, 40), "read from HubSpot")
    stepwise = Rule("ADL401", "p2p", severity=Severity.MEDIUM, effort=5, doc=DOC, steps=True)
    view = View(rules=lambda: {"ADL401": stepwise, "ADL301": rule()})
    flows = [
        result.get("codeFlows")
        for result in run_of(
            report(verdict(code="ADL401", related=(read,)), verdict(related=(read,))), view
        )["results"]
    ]
    assert flows[1] is None
    (flow,) = flows[0]
    (thread,) = flow["threadFlows"]
    assert [step["location"]["message"]["text"] for step in thread["locations"]] == [
        "read from HubSpot",
        "here",
    ]


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.CRITICAL, "error"),
        (Severity.HIGH, "error"),
        (Severity.MEDIUM, "warning"),
        (Severity.LOW, "note"),
        (Severity.INFO, "note"),
    ],
)
def test_levels(verdict, report, severity, level):
    assert run_of(report(verdict(severity=severity)))["results"][0]["level"] == level


def test_a_rule_brings_its_document(report):
    (described,) = run_of(report(), View(rules=lambda: {"ADL301": rule()}))["tool"]["driver"][
        "rules"
    ]
    assert described == {
        "id": "ADL301",
        "name": "request-without-timeout",
        "shortDescription": {"text": "Call of an HTTP client without a timeout."},
        "fullDescription": {
            "text": "Call of an HTTP client without a timeout.\n\nFinds calls that wait for ever."
            "\n\nThe job hangs, and nobody is told."
        },
        "help": {"text": DOC.strip(), "markdown": DOC.strip()},
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "tags": ["integration-debt", "error-handling"],
            "precision": "high",
            "problem.severity": "warning",
        },
    }


def test_a_long_document_keeps_within_the_limit(report):
    long = rule(DOC + "x" * 5000)
    (described,) = run_of(report(), View(rules=lambda: {"ADL301": long}))["tool"]["driver"]["rules"]
    assert len(described["fullDescription"]["text"]) == sarif.TEXT_LIMIT


def test_a_rule_without_a_document_is_listed_all_the_same(verdict, report):
    run = run_of(
        report(verdict(code="OUR1", name="our-rule")), View(rules=lambda: {"ADL301": rule()})
    )
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["ADL301", "OUR1"]
    assert run["results"][0]["ruleIndex"] == 1


def test_suppressed_findings_say_why(verdict, report):
    silenced = (
        verdict(suppressed_because="the vendor retries"),
        verdict(suppressed_because=""),
    )
    results = run_of(report(verdict(), suppressed=silenced))["results"]
    assert [result.get("suppressions") for result in results] == [
        None,
        [{"kind": "inSource", "justification": "the vendor retries"}],
        [{"kind": "inSource", "justification": "no reason given"}],
    ]


def test_incomplete_files_are_notifications(report):
    run = run_of(report(incomplete=("jobs/odd name.py",), exit_code=3, exit_reason="text was lost"))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 3
    assert invocation["exitCodeDescription"] == "text was lost"
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    (location,) = notification["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "jobs/odd%20name.py"


def test_the_day_and_the_seasons_are_in_it(report):
    assert run_of(report())["properties"] == {
        "asOf": "2026-10-05",
        "seasons": [{"season": "black-friday", "phase": "preparation"}],
    }


def test_too_many_results_keep_the_worst(verdict, report, monkeypatch):
    monkeypatch.setattr(sarif, "RESULT_LIMIT", 2)
    levels = (Severity.LOW, Severity.HIGH, Severity.CRITICAL)
    found = report(
        *(verdict(severity=level, message=level.word) for level in levels),
        suppressed=(verdict(severity=Severity.CRITICAL, suppressed_because="so"),),
    )
    run = run_of(found)
    assert [result["message"]["text"] for result in run["results"]] == ["high", "critical"]
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("2 results")


def test_related_locations_are_limited(verdict, report):
    related = tuple(Related("a.py", Place(n, 1, n, 2), "here") for n in range(1, 200))
    (result,) = run_of(report(verdict(related=related)))["results"]
    assert len(result["relatedLocations"]) == sarif.RELATED_LIMIT


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("jobs/sync.py", "jobs/sync.py"),
        ("a b#c?d%.py", "a%20b%23c%3Fd%25.py"),
        ("c:evil.py", "c%3Aevil.py"),
        ("é.py", "%C3%A9.py"),
        ("a\udcff.py", "a%FF.py"),
        ("a\ud800.py", "a%ED%A0%80.py"),
        ("/jobs/x.py", "file:///jobs/x.py"),
    ],
)
def test_addresses(path, uri):
    assert sarif.address(path) == uri


def test_hostile_text_survives_and_commands_nothing(hostile, verdict, report):
    related = Related(hostile, Place(1, 1, 1, 2), hostile)
    found = report(
        verdict(
            path=hostile, message=hostile, system=hostile, related=(related,), reasons=(hostile,)
        ),
        suppressed=(verdict(suppressed_because=hostile),),
        incomplete=(hostile,),
        exit_reason=hostile,
    )
    result = "".join(sarif.render(found, View()))
    assert result.isascii()
    assert "##[" not in result
    assert "##vso[" not in result
    message = json.loads(result)["runs"][0]["results"][0]["message"]["text"]
    message.encode("utf-8")
    assert "](" not in message, "a link to somewhere"
