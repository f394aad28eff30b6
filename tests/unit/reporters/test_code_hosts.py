"""Formats of code hosts and build servers, read back as their consumers read them."""

import csv
import datetime
import io
import json
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from autodebt_lint.model.finding import Related
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.report import Columns, Report
from autodebt_lint.reporters import View, formats, renderer
from autodebt_lint.rules import all_rules

VIEW = View(rules=all_rules)
ORIGIN = Related("clients/base.py", Place(4, 12, 4, 40), "the session is made here")


def text_of(name: str, report: Report, view: View = VIEW) -> str:
    render = renderer(name)
    assert render is not None
    return "".join(render(report, view))


# GitHub: https://github.com/actions/runner, ActionCommand.TryParseV2


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        trimmed = line.lstrip()
        if not trimmed.startswith("::") or "::" not in trimmed[2:]:
            continue
        head, _, data = trimmed[2:].partition("::")
        name, _, told = head.partition(" ")
        properties = dict(pair.split("=", 1) for pair in told.split(",") if pair)
        found.append(
            (name, {key: unquote(value) for key, value in properties.items()}, unquote(data))
        )
    return found


def test_github_shows_a_finding_at_its_place(verdict, report):
    (annotation, conclusion) = commands(text_of("github", report(verdict())))
    assert annotation == (
        "error",
        {
            "title": "ADL301 request-without-timeout",
            "file": "jobs/sync.py",
            "line": "12",
            "endLine": "12",
            "col": "16",
            "endColumn": "33",
        },
        f"{verdict().finding.message} [medium; high because black-friday preparation since 2026-09-28]",
    )
    assert conclusion[2].startswith(
        "exit 1: 1 finding at or above high; season on 2026-10-05: black"
    )


def test_github_gives_no_columns_over_several_lines(verdict, report):
    (annotation, _) = commands(text_of("github", report(verdict(place=Place(3, 5, 9, 2)))))
    assert annotation[1].keys() & {"col", "endColumn"} == set()


def test_github_shows_what_it_has_room_for_and_counts_the_rest(verdict, report):
    many = [verdict(place=Place(line, 1, line, 9)) for line in range(1, 31)]
    many[25] = replace(many[25], in_change=True)
    many[26] = replace(many[26], severity=Severity.CRITICAL)
    found = commands(text_of("github", report(*many)))
    errors = [item for item in found if item[0] == "error"]
    assert len(errors) == 10
    assert [item[1].get("line") for item in errors[:3]] == ["26", "27", "1"]
    assert errors[-1][2].startswith("21 more errors not shown")


@pytest.mark.parametrize("name", ["github", "azure", "concise", "jsonl"])
def test_a_line_of_a_log_stays_one(verdict, report, hostile, name):
    found = verdict(path=hostile, message=hostile, name=hostile, related=(ORIGIN,))
    clean = text_of(name, report(verdict(related=(ORIGIN,))))
    assert len(text_of(name, report(found)).splitlines()) == len(clean.splitlines())


@pytest.mark.parametrize("name", formats())
def test_no_format_lets_a_text_command_a_build_server_or_a_terminal(verdict, report, hostile, name):
    found = verdict(path=hostile, message=hostile, excerpt=hostile, reasons=(hostile,))
    text = text_of(name, report(found, incomplete=(hostile,), exit_reason=hostile))
    text.encode()
    assert not set(text) & set("\x00\x1b\x9b\u202e\u2028\u2066\u200f\r") - (
        {"\r"} if name == "csv" else set()
    )
    ours = {
        "github": r"::(error|warning|notice) (title|file)=",
        "azure": r"##vso\[task\.logissue type=",
    }
    for line in text.splitlines():
        rest = line[2:] if re.match(ours.get(name, "(?!)"), line) else line
        assert not re.match(r"\s*::\w+.*::", rest)
        assert not re.search(r"##\w*\[", rest)


# Azure: https://github.com/microsoft/azure-pipelines-agent, Command.TryParse


def test_azure_reads_an_issue(verdict, report):
    name = "a;b]c%.py"
    first, last = text_of("azure", report(verdict(path=name, message="100% [sic]"))).splitlines()
    told = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", first)
    assert told is not None
    properties = dict(pair.split("=", 1) for pair in told[1].split(";") if pair)
    escapes = {"%3B": ";", "%5D": "]", "%AZP25": "%"}
    path = re.sub("%3B|%5D|%AZP25", lambda match: escapes[match[0]], properties["sourcepath"])
    assert (path, properties["linenumber"], properties["columnnumber"]) == (name, "12", "16")
    assert (properties["type"], properties["code"]) == ("error", "ADL301")
    assert told[2].replace("%AZP25", "%").startswith("100% [sic]")
    assert last.startswith("exit 1")


# GitLab, as its parser of code-quality reports asks for it


def gitlab_faults(issue: dict[str, Any]) -> list[str]:
    required = ("description", "check_name", "fingerprint", "severity", "location")
    faults = [f"no {key}" for key in required if not issue.get(key)]
    if issue["severity"] not in ("info", "minor", "major", "critical", "blocker"):
        faults.append("severity")
    location = issue["location"]
    if not location["path"] or location["path"].startswith("./"):
        faults.append("path")
    if type(location["positions"]["begin"]["line"]) is not int:
        faults.append("line")
    return faults


def test_gitlab_accepts_every_issue(verdict, report, hostile):
    issues = json.loads(
        text_of(
            "gitlab", report(verdict(), verdict(path=hostile, fingerprint="ab", message=hostile))
        )
    )
    assert [gitlab_faults(issue) for issue in issues] == [[], []]
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert issues[0]["severity"] == "critical"


def test_gitlab_gets_a_list_without_findings(report):
    assert json.loads(text_of("gitlab", report())) == []


# Jenkins: junit-10.xsd of its xUnit plugin

_CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "properties": {"property"},
    "property": set(),
    "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
    "failure": set(),
    "skipped": set(),
}
_ATTRIBUTES = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set()),
    "testsuite": (
        {
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
        },
        {"name", "tests", "failures", "errors"},
    ),
    "properties": (set(), set()),
    "property": (set(), {"name", "value"}),
    "testcase": ({"time", "classname", "group"}, {"name"}),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
}


def assert_junit(element: ElementTree.Element) -> None:
    optional, required = _ATTRIBUTES[element.tag]
    assert required <= element.attrib.keys() <= required | optional
    for child in element:
        assert child.tag in _CHILDREN[element.tag]
        assert_junit(child)


def test_junit_fails_what_fails_the_run(verdict, report, hostile):
    low = verdict(severity=Severity.LOW, path=hostile, message=hostile)
    root = ElementTree.fromstring(text_of("junit", report(verdict(), low)))  # noqa: S314  # our own
    assert_junit(root)
    assert [suite.find("testcase/failure") is not None for suite in root] == [True, False]
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    days = root.findall("testsuite/properties/property[@name='as_of']")
    assert {day.get("value") for day in days} == {"2026-10-05"}


def test_junit_without_findings_has_a_test_that_passed(report):
    root = ElementTree.fromstring(text_of("junit", report()))  # noqa: S314  # our own
    assert_junit(root)
    (case,) = root.iter("testcase")
    assert not list(case)


# reviewdog, whose protocol buffer says what a column is


def test_rdjson_counts_columns_in_bytes(verdict, report):
    wide = replace(
        verdict(related=(ORIGIN,)), columns=Columns(bytes=(19, 36), units=(17, 34), shown=(17, 34))
    )
    told = json.loads(text_of("rdjson", report(verdict(), wide)))
    assert told["source"] == {"name": "autodebt-lint"}
    plain, other = told["diagnostics"]
    assert plain["location"] == {
        "path": "jobs/sync.py",
        "range": {"start": {"line": 12, "column": 16}, "end": {"line": 12, "column": 33}},
    }
    assert [other["location"]["range"][end]["column"] for end in ("start", "end")] == [19, 36]
    assert plain["severity"] == "ERROR"
    assert plain["code"] == {"value": "ADL301"}
    assert other["related_locations"][0]["location"]["path"] == "clients/base.py"


# SonarQube: ExternalIssueReportValidator, ExternalIssueImporter


def sonarqube_faults(report: dict[str, Any]) -> list[str]:
    faults = []
    ids = [rule["id"] for rule in report["rules"]]
    if len(set(ids)) < len(ids):
        faults.append("a rule twice")
    for rule in report["rules"]:
        if not (rule["id"] and rule["name"] and rule["engineId"] and rule["impacts"]):
            faults.append("rule")
        for impact in rule["impacts"]:
            if impact["softwareQuality"] not in ("SECURITY", "RELIABILITY", "MAINTAINABILITY"):
                faults.append("quality")
            if impact["severity"] not in ("BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"):
                faults.append("severity")
    for issue in report["issues"]:
        if issue["ruleId"] not in ids or issue.keys() & {"severity", "type", "engineId"}:
            faults.append("issue")
        if type(issue["effortMinutes"]) is not int:
            faults.append("effort")
        primary = issue["primaryLocation"]
        if not (primary["filePath"] and primary["message"]):
            faults.append("primary")
        places = [primary, *issue["secondaryLocations"]]
        for place in places:
            span = place.get("textRange", {"startLine": 1})
            if span["startLine"] < 1 or span.get("endColumn", 1) <= span.get("startColumn", 0):
                faults.append("range")
    return faults


def sonarqube(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text_of("sonarqube", report))
    assert sonarqube_faults(told) == []
    return told


def test_sonarqube_takes_rules_and_issues(verdict, report, hostile):
    told = sonarqube(
        report(verdict(), verdict(related=(ORIGIN,)), verdict(code="ADL106", path=hostile))
    )
    assert [rule["id"] for rule in told["rules"]] == ["ADL106", "ADL301"]
    assert told["rules"][0]["impacts"] == [{"softwareQuality": "SECURITY", "severity": "HIGH"}]
    assert told["rules"][1]["impacts"] == [{"softwareQuality": "RELIABILITY", "severity": "MEDIUM"}]
    assert told["issues"][0]["primaryLocation"]["textRange"] == {
        "startLine": 12,
        "endLine": 12,
        "startColumn": 15,
        "endColumn": 32,
    }


@pytest.mark.parametrize(
    ("place", "columns", "expected"),
    [
        (TOP, None, None),
        (Place(2, 5, 4, 2), None, {"startLine": 2, "endLine": 4}),
        (Place(2, 5, 2, 5), None, {"startLine": 2, "endLine": 2}),
        (
            Place(2, 5, 2, 9),
            Columns(bytes=(8, 14), units=(6, 10), shown=(5, 9)),
            {"startLine": 2, "endLine": 2, "startColumn": 5, "endColumn": 9},
        ),
    ],
)
def test_sonarqube_gets_no_range_that_reaches_over_a_line(
    verdict, report, place, columns, expected
):
    found = replace(verdict(place=place), columns=columns)
    (issue,) = sonarqube(report(found))["issues"]
    assert issue["primaryLocation"].get("textRange") == expected


# Spreadsheets and Jira


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_jiras_columns(verdict, report):
    due = replace(verdict(), blocks_from=datetime.date(2026, 11, 6))
    (row,) = rows(text_of("csv", report(due)))
    assert row["Summary"] == "ADL301 request-without-timeout in jobs/sync.py:12"
    assert (row["Priority"], row["Due Date"], row["Original Estimate"]) == (
        "High",
        "2026-11-06",
        "300",
    )
    assert row["As Of"] == "2026-10-05"


@pytest.mark.parametrize(
    "lead", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "=\n1"]
)
def test_csv_starts_no_formula(verdict, report, lead):
    (row,) = rows(text_of("csv", report(verdict(path=lead + ".py", message=lead, name=lead))))
    assert all(
        not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d")) for cell in row.values()
    )
    assert row["Path"].startswith("'")


def test_csv_keeps_within_a_summary_of_jira(verdict, report):
    (row,) = rows(text_of("csv", report(verdict(path="x" * 400 + ".py"))))
    assert len(row["Summary"]) == 255


# Summaries for people


def test_markdown_opens_no_tag_and_no_other_cell(verdict, report, hostile):
    text = text_of("markdown", report(verdict(path=hostile, message=hostile), exit_reason=hostile))
    assert "<" not in text
    (row,) = (line for line in text.splitlines() if line.startswith("| high | ADL"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 6


def test_markdown_keeps_within_what_github_takes(verdict, report):
    many = [verdict(message="\U0001f600" * 500, path=f"{line}.py") for line in range(1000)]
    text = text_of("markdown", report(*many))
    assert len(text.encode()) < 2**20
    assert re.search(r"and \d+ more findings that a summary has no room for", text)


def test_html_is_one_page_that_runs_and_loads_nothing(verdict, report, hostile):
    text = text_of("html", report(verdict(path=hostile, message=hostile, excerpt=hostile)))
    assert "default-src 'none'" in text
    assert not re.search(r"<script|<img|<link|\bon\w+=|src=|href=", text)


def test_jsonl_ends_with_the_run(verdict, report):
    lines = [
        json.loads(line) for line in text_of("jsonl", report(verdict(), verdict())).splitlines()
    ]
    assert [line["kind"] for line in lines] == ["finding", "finding", "run"]
    assert lines[-1]["statistics"]["findings"] == 2


@pytest.mark.parametrize("name", sorted(set(formats()) - {"text"}))
def test_every_format_says_why_a_severity_is_what_it_is_and_on_which_day(verdict, report, name):
    text = text_of(name, report(verdict(reasons=("medium", "high because it is so"))))
    assert "high because it is so" in text
    assert "2026-10-05" in text


@pytest.mark.parametrize(
    "name", ["github", "gitlab", "azure", "junit", "sonarqube", "sarif", "markdown"]
)
def test_formats_of_code_hosts_name_files_from_the_top_of_the_repository(verdict, report, name):
    def under(path: str) -> str:
        return f"services/{path}"

    view = View(rules=all_rules, from_repository=under)
    assert "services/jobs/sync.py" in text_of(name, report(verdict()), view).replace("\\", "")
