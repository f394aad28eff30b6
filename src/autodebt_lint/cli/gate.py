"""``autodebt gate``: all conditions of the project's quality gate, each with its value and limit."""

from collections.abc import Sequence

from autodebt_lint import answer
from autodebt_lint.answer import Answer, Section
from autodebt_lint.cli import output, outputs, project
from autodebt_lint.cli.arguments import Parser, Problems, parse, whole_number
from autodebt_lint.cli.running import judged
from autodebt_lint.knowledge.season_calendar import OFF_SEASON
from autodebt_lint.model.assessment import GateCondition
from autodebt_lint.model.report import Report
from autodebt_lint.policy.gate import default_gate, evaluate, unresolved_share

_DESCRIPTION = """\
Evaluate the project's quality gate. Conditions stand in the configuration, and
may hold in some phases of a season only; without any, the gate asks what
autodebt check asks."""

_EPILOG = """\
examples:
  autodebt gate
  autodebt gate --new-since origin/main --output-format markdown
  autodebt gate --output text=- --output json=gate.json

a condition in autodebt.toml, or as [[tool.autodebt.gate]] in pyproject.toml:
  [[gate]]
  measure = "findings"          # autodebt config gate.measure lists the others
  at-least = "medium"
  limit = 0
  phases = ["freeze", "peak"]   # always, unless given"""

_EXITS = {
    0: "all conditions pass",
    1: "one does not",
    2: "usage or configuration error",
}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("gate")
    arguments = parse(command_line(), argv, problems)
    wanted = outputs.read(arguments, answer.FORMATS.get, lambda: answer.FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)

    def unresolved() -> float:
        from autodebt_lint import session

        return unresolved_share(
            session.graph(
                chosen.settings, chosen.root, chosen.paths, jobs=jobs, cache=not arguments.no_cache
            )
        )

    report = judged(chosen, today, arguments, jobs)
    conditions = chosen.settings.gate or default_gate(report.fail_on)
    results = evaluate(conditions, report, unresolved)
    told = _answer(results, report)
    for each in wanted:
        output.write(each.render(told), each.file)
    return int(not all(result.passed for result in results))


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("gate", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    project.add_scope(scope)
    project.add_judgement(parser, parser.add_argument_group("what is judged, and how"))
    outputs.add(parser, parser.add_argument_group("how it is shown"), answer.FORMATS)
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _answer(results: Sequence[GateCondition], report: Report) -> Answer:
    failed = [result for result in results if not result.passed]
    verdict = "failed" if failed else "passed"
    rows = tuple(
        (
            "pass" if result.passed else "FAIL",
            result.name,
            f"{result.value:g}",
            f"{result.limit:g}",
            result.advice,
        )
        for result in results
    )
    phases = ", ".join(
        f"{season.season} {season.phase}" for season in report.seasons if season.phase != OFF_SEASON
    )
    compared = f", compared with {' and '.join(report.compared)}" if report.compared else ""
    known = f"; {len(report.known):,} known findings do not count" if report.compared else ""
    heading = f"gate {verdict} on {report.as_of} ({phases or OFF_SEASON}){compared}{known}"
    data = {
        "gate": verdict,
        "as_of": report.as_of,
        "compared": report.compared,
        "known": len(report.known),
        "conditions": results,
    }
    return Answer(
        (Section(heading, ("", "condition", "value", "limit", "what to do"), rows),), data
    )
