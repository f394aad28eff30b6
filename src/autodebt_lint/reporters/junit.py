"""JUnit's XML, as build servers read it: a suite for each file, a failed test for each finding.

What fails the run is a failure; every other finding is a skipped test, so that a server which turns
red on the first failure does so when the gate does.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from autodebt_lint import sanitise
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the document."""
    root = Element("testsuites", {"name": "autodebt-lint"} | _counts(report.verdicts, report))
    del root.attrib["skipped"]  # the schema has it for suites only
    for path, verdicts in groupby(report.verdicts, key=lambda verdict: verdict.finding.path):
        root.append(_suite(sanitise.one_line(view.from_repository(path)), [*verdicts], report))
    if not report.verdicts:
        clean = SubElement(
            root, "testsuite", {"name": "autodebt-lint"} | _counts((), report, tests=1)
        )
        _day(clean, report)
        SubElement(clean, "testcase", name="no findings", classname="autodebt-lint", time="0")
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tostring(root, encoding="unicode") + "\n"


def _suite(path: str, verdicts: list[Verdict], report: Report) -> Element:
    suite = Element("testsuite", {"name": path, "file": path} | _counts(verdicts, report))
    _day(suite, report)
    for verdict in verdicts:
        finding, place = verdict.finding, verdict.finding.place
        case = SubElement(
            suite,
            "testcase",
            name=sanitise.one_line(f"{finding.code} {finding.name} {place.line}:{place.column}"),
            classname=path,
            time="0",
        )
        message = sanitise.one_line(verdict.explained)
        if verdict.severity >= report.fail_on:
            failure = SubElement(case, "failure", message=message, type=verdict.severity.word)
            failure.text = f"{path}:{place.line}:{place.column}: {finding.code} {message}"
        else:
            SubElement(case, "skipped", message=f"below {report.fail_on.word}: {message}")
    return suite


def _day(suite: Element, report: Report) -> None:
    properties = SubElement(suite, "properties")
    SubElement(properties, "property", name="as_of", value=report.as_of.isoformat())
    SubElement(properties, "property", name="verdict", value=sanitise.one_line(report.exit_reason))


def _counts(verdicts: Sequence[Verdict], report: Report, tests: int = 0) -> dict[str, str]:
    failed = sum(verdict.severity >= report.fail_on for verdict in verdicts)
    return {
        "tests": str(tests or len(verdicts)),
        "failures": str(failed),
        "skipped": str(len(verdicts) - failed),
        "errors": "0",
        "time": "0",
    }
