"""``autodebt check``: find debt, show it, and end with the exit code it deserves."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autodebt_lint.cli import output, outputs, project
from autodebt_lint.cli.arguments import Parser, Problems, parse, whole_number
from autodebt_lint.cli.outputs import Output
from autodebt_lint.cli.project import Project
from autodebt_lint.cli.running import judged
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View, formats, renderer

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_DESCRIPTION = """\
Find integration debt in Python scripts, in notebooks and n8n workflows, and in
the manifests of their dependencies.

PATHS choose what is reported. What the rest of the project says is taken into
account all the same, so that a single file gets the same findings as in the
whole project; --no-project judges each file by itself."""

_EPILOG = """\
examples:
  autodebt check                              the project in the current folder
  autodebt check jobs/ sync.py                a folder and a file
  autodebt check --select ADL3,ADL106         error handling, credentials
  autodebt check --as-of 2026-11-20           judged as on that day
  autodebt check --output-format sarif --output-file debt.sarif
  autodebt check --output github=- --output sarif=debt.sarif
  autodebt check - --stdin-filename jobs/sync.py < unsaved.py

Rules are named by code (ADL301), by name (request-without-timeout), by family
(ADL3) or all together (ALL). What is not given here is read from the
configuration: autodebt config shows what holds, and where it comes from."""

FORMATS = (
    *("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "azure"),
    *("junit", "rdjson", "sonarqube", "csv", "html", "markdown"),
)
"""Every format of `reporters`, which would have to be imported to be listed."""

_EXITS = {
    0: "clean",
    1: "findings at or above fail-on",
    2: "usage or configuration error",
    3: "incomplete: text of a file was lost, or a rule crashed",
}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("check")
    arguments = parse(command_line(), argv, problems)
    wanted = outputs.read(arguments, renderer, formats, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    stdin = _stdin_name(arguments, problems)
    paths = [Path(stdin)] if stdin else project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    if stdin:
        report = _of_stdin(
            stdin,
            chosen,
            today,
            project=not arguments.no_project,
            baseline=not arguments.no_baseline,
        )
    else:
        report = judged(chosen, today, arguments, jobs)
    for each in wanted:
        view = View(
            colour=each.file is None and output.colours(sys.stdout),
            statistics=arguments.statistics,
            info=Severity.INFO in (chosen.settings.min_severity, chosen.settings.fail_on),
            rules=_rules,
            locate=chosen.from_here,
            from_repository=chosen.from_repository,
        )
        output.write(each.render(report, view), each.file)
    if report.audit is not None and report.audit.fault:
        output.tell(report.audit.fault)
    _tell(report, wanted)
    return report.exit_code


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("check", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    scope.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="check the standard input as if it stood in this file; the path - alone names it stdin.py",
    )
    project.add_scope(scope)
    judgement = parser.add_argument_group("what is reported, and what makes the exit code 1")
    project.add_judgement(parser, judgement)
    shape = parser.add_argument_group("how it is shown")
    outputs.add(parser, shape, FORMATS)
    shape.add_argument(
        "--statistics", action="store_true", help="add a table of findings and effort for each rule"
    )
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _stdin_name(arguments: Namespace, problems: Problems) -> str | None:
    """Return the file that the standard input stands for; None when files are checked."""
    if "-" not in arguments.paths and arguments.stdin_filename is None:
        return None
    if any(path != "-" for path in arguments.paths):
        problems.add("the standard input (-, --stdin-filename) cannot be mixed with other paths")
    if arguments.with_advisories:
        problems.add("--with-advisories asks about files, not about the standard input")
    name: str = arguments.stdin_filename or "stdin.py"
    return name


def _of_stdin(name: str, chosen: Project, today: date, *, project: bool, baseline: bool) -> Report:
    from autodebt_lint import session

    sources = {chosen.name_of(name): sys.stdin.buffer.read()}
    return session.check_sources(
        sources, chosen.settings, today, project=project, root=chosen.root, baseline=baseline
    )


def _rules() -> "Mapping[str, Rule]":
    from autodebt_lint.rules import all_rules

    return all_rules()


def _tell(report: Report, wanted: Sequence[Output[Any]]) -> None:
    """Say on the standard error what nobody has been told on the standard output."""
    shown = {each.format for each in wanted if each.file is None}
    if "text" in shown or (shown and report.exit_code in (0, 1)):
        return
    files = [each.file for each in wanted if each.file is not None]
    where = f"; report in {', '.join(files)}" if files else ""
    output.tell(f"exit {report.exit_code}: {report.exit_reason.rstrip('.')}{where}")
