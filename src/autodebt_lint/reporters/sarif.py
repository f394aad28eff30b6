"""SARIF 2.1.0, in the form and within the limits that code-scanning services accept.

GitHub rejects a run over its hard limits and ignores what it does not know, so the limits are kept
here and said in a notification. Addresses of files are relative to the root and percent-encoded.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from autodebt_lint import sanitise
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.reporters import View
from autodebt_lint.sanitise import encodable

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: Most results that GitHub takes from one run; with more it rejects the whole run.
RESULT_LIMIT = 25_000
#: Most locations that GitHub shows for one result.
RELATED_LIMIT = 100
#: Longest ``fullDescription.text`` that GitHub accepts, in characters.
TEXT_LIMIT = 1024

_LEVELS = {
    Severity.INFO: "note",
    Severity.LOW: "note",
    Severity.MEDIUM: "warning",
    Severity.HIGH: "error",
    Severity.CRITICAL: "error",
}
_PROBLEMS = {"note": "recommendation", "warning": "warning", "error": "error"}


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the log, one result or rule on a line; `view.rules` gives the rules' documents."""
    rules = view.rules()
    chosen, dropped = _within_limit([*report.verdicts, *report.suppressed, *report.known])
    codes = sorted({*rules, *(verdict.finding.code for verdict in chosen)})
    names = {verdict.finding.code: verdict.finding.name for verdict in chosen}
    yield '{\n  "$schema": ' + sanitise.json(_SCHEMA) + ',\n  "version": "2.1.0",\n'
    yield '  "runs": [{\n    "tool": {"driver": {"name": "autodebt-lint", '
    yield f'"semanticVersion": {sanitise.json(report.tool_version)}, "rules": ['
    yield from _listed(_rule(code, names.get(code, code), rules.get(code)) for code in codes)
    yield ']}},\n    "columnKind": "unicodeCodePoints",\n'
    yield f'    "invocations": [{sanitise.json(_invocation(report, dropped, view))}],\n'
    yield f'    "properties": {sanitise.json(_day(report))},\n'
    yield '    "results": ['
    index = {code: number for number, code in enumerate(codes)}
    yield from _listed(
        _result(verdict, index, rules.get(verdict.finding.code), view) for verdict in chosen
    )
    yield "]\n  }]\n}\n"


def _listed(values: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    separator = "\n      "
    for value in values:
        yield separator + sanitise.json(value)
        separator = ",\n      "


def _within_limit(verdicts: Sequence[Verdict]) -> tuple[Sequence[Verdict], int]:
    """Keep the worst verdicts that are not suppressed, in their order, when there are too many."""
    if len(verdicts) <= RESULT_LIMIT:
        return verdicts, 0
    worst = sorted(
        range(len(verdicts)),
        key=lambda at: (_is_quiet(verdicts[at]), -verdicts[at].severity, at),
    )
    kept = sorted(worst[:RESULT_LIMIT])
    return [verdicts[at] for at in kept], len(verdicts) - RESULT_LIMIT


def _rule(code: str, name: str, rule: "Rule | None") -> dict[str, Any]:
    described: dict[str, Any] = {"id": code, "name": encodable(name)}
    if rule is None:
        text = encodable(name)
        return described | {
            "shortDescription": {"text": text},
            "fullDescription": {"text": text},
            "help": {"text": text},
        }
    sections = rule.sections
    told = [rule.summary, sections.get("What it does", ""), sections.get("Why is this bad?", "")]
    level = _LEVELS[rule.severity]
    return described | {
        "name": rule.name,
        "shortDescription": {"text": _cut(rule.summary)},
        "fullDescription": {"text": _cut("\n\n".join(filter(None, told)))},
        "help": {"text": rule.doc.strip(), "markdown": rule.doc.strip()},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["integration-debt", rule.family.replace(" ", "-")],
            "precision": rule.confidence.word,
            "problem.severity": _PROBLEMS[level],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 3] + "..."


def _invocation(report: Report, dropped: int, view: View) -> dict[str, Any]:
    notifications = [
        {
            "level": "error",
            "message": {"text": "The file was not fully analysed: debt in it may be missing here."},
            "locations": [_location(view.from_repository(path), None)],
        }
        for path in report.incomplete
    ]
    if dropped:
        notice = f"{dropped} results of the lowest severity were left out: a run may hold {RESULT_LIMIT}."
        notifications.append({"level": "warning", "message": {"text": notice}})
    return {
        "executionSuccessful": report.exit_code in (0, 1),
        "exitCode": report.exit_code,
        "exitCodeDescription": encodable(report.exit_reason),
        "toolExecutionNotifications": notifications,
    }


def _day(report: Report) -> dict[str, Any]:
    return {
        "asOf": report.as_of.isoformat(),
        "seasons": [
            {"season": encodable(season.season), "phase": season.phase} for season in report.seasons
        ],
    }


def _result(
    verdict: Verdict, index: Mapping[str, int], rule: "Rule | None", view: View
) -> dict[str, Any]:
    finding = verdict.finding
    path = view.from_repository(finding.path)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[verdict.severity],
        "message": _message(finding.message),
        "locations": [_location(path, finding.place)],
        "partialFingerprints": {"autodebtFingerprint/v1": verdict.fingerprint},
        "properties": {
            "severity": verdict.severity.word,
            "severityReasons": [encodable(reason) for reason in verdict.reasons],
            "confidence": finding.confidence.word,
            "effortMinutes": finding.effort,
        },
    }
    if verdict.line_hash:
        result["partialFingerprints"]["primaryLocationLineHash"] = verdict.line_hash
    if verdict.processes:
        result["properties"]["processes"] = [encodable(process) for process in verdict.processes]
    if verdict.blocks_from is not None:
        result["properties"]["blocksFrom"] = verdict.blocks_from.isoformat()
        result["properties"]["blocksBecause"] = encodable(verdict.blocks_because)
    if finding.system is not None:
        result["properties"]["system"] = encodable(finding.system)
    if finding.related:
        places = [
            _location(view.from_repository(related.path), related.place)
            | {"message": _message(related.message)}
            for related in finding.related[:RELATED_LIMIT]
        ]
        result["relatedLocations"] = [{"id": at, **place} for at, place in enumerate(places, 1)]
        if rule is not None and rule.steps:
            steps = [*places, _location(path, finding.place) | {"message": _message("here")}]
            flow = {"locations": [{"location": step} for step in steps]}
            result["codeFlows"] = [{"threadFlows": [flow]}]
    if verdict.suppression is not None:
        reason = verdict.suppression.reason or "no reason given"
        result["suppressions"] = [{"kind": "inSource", "justification": encodable(reason)}]
    elif verdict.known is not None:
        reason = verdict.known.reason or "it was there before"
        result["baselineState"] = "unchanged"
        result["suppressions"] = [{"kind": "external", "justification": encodable(reason)}]
    return result


def _is_quiet(verdict: Verdict) -> bool:
    """Whether a result is in the log for the record only."""
    return verdict.suppression is not None or verdict.known is not None


def _message(text: str) -> dict[str, str]:
    # ``[words](target)`` in a message is a link to SARIF viewers; quoted source must not make one.
    return {"text": encodable(text).replace("](", "] (")}


def _location(path: str, place: Place | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": address(path)}}
    if not path.startswith("/"):
        physical["artifactLocation"]["uriBaseId"] = "%SRCROOT%"
    if place is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    return {"physicalLocation": physical}


def address(path: str) -> str:
    """Return the URI of a posix path, relative where the path is: its bytes, percent-encoded."""
    from urllib.parse import quote

    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = path.encode("utf-8", "surrogatepass")  # from a file system that counts in UTF-16
    return ("file://" if path.startswith("/") else "") + quote(name)
