"""``autodebt check``: find debt, show it, and end with the exit code it deserves."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.cli.project import Project
from autodebt_lint.cli.running import checked
from autodebt_lint.model.levels import Severity
from autodebt_lint.model.report import Report
from autodebt_lint.reporters import View, formats, renderer

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_DESCRIPTION = """\
Find integration debt in Python scripts.

PATHS choose what is reported. What the rest of the project says is taken into
account all the same, so that a single file gets the same findings as in the
whole project; --no-project judges each file by itself."""

_EPILOG = """\
examples:
  autodebt check                              the project in the current folder
  autodebt check jobs/ sync.py                a folder and a file
  autodebt check --select ADL3,ADL106         error handling and credentials only
  autodebt check --as-of 2026-11-20           judged as on that day
  autodebt check --output-format sarif --output-file debt.sarif
  autodebt check --output github=- --output sarif=debt.sarif --output markdown=debt.md
  autodebt check - --stdin-filename jobs/sync.py < unsaved.py

Rules are named by code (ADL301), by name (request-without-timeout), by family
(ADL3) or all together (ALL).

exit codes: 0 clean, 1 findings at or above fail-on, 2 usage or configuration
error, 3 incomplete: text of a file was lost, or a rule crashed"""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("check")
    arguments = parse(_parser(), argv, problems)
    outputs = _outputs(arguments, problems)
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
        report = checked(
            chosen,
            today,
            arguments,
            jobs,
            project=not arguments.no_project,
            trust=arguments.trust,
            advisories=arguments.with_advisories,
            new_since=arguments.new_since,
            baseline=not arguments.no_baseline,
        )
    for wanted in outputs:
        view = View(
            colour=wanted.file is None and output.colours(sys.stdout),
            statistics=arguments.statistics,
            info=Severity.INFO in (chosen.settings.min_severity, chosen.settings.fail_on),
            rules=_rules,
            locate=chosen.from_here,
            from_repository=chosen.from_repository,
        )
        output.write(wanted.render(report, view), wanted.file)
    if report.audit is not None and report.audit.fault:
        output.tell(report.audit.fault)
    _tell(report, outputs)
    return report.exit_code


def _parser() -> Parser:
    parser = Parser("check", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    scope.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="check the standard input as if it stood in this file; the path - alone names it stdin.py",
    )
    scope.add_argument(
        "--no-project", action="store_true", help="judge each file by itself, without the others"
    )
    scope.add_argument(
        "--with-advisories",
        action="store_true",
        help="ask pip-audit about known vulnerabilities of exact pins; takes a network",
    )
    project.add_trust(scope)
    judgement = parser.add_argument_group("what is reported, and what makes the exit code 1")
    judgement.add_argument(
        "--select", action="append", metavar="RULES", help="only these rules, separated by commas"
    )
    judgement.add_argument(
        "--ignore", action="append", metavar="RULES", help="not these rules, separated by commas"
    )
    judgement.add_argument(
        "--fail-on",
        metavar="LEVEL",
        help="lowest severity that makes the exit code 1: info, low, medium, high or critical"
        " (default: high)",
    )
    judgement.add_argument(
        "--min-severity",
        metavar="LEVEL",
        help="lowest severity that is reported; text shows info only when asked with this",
    )
    judgement.add_argument(
        "--min-confidence",
        metavar="LEVEL",
        help="lowest confidence that is reported: low, medium or high (default: medium)",
    )
    project.add_compared(judgement)
    project.add_as_of(judgement)
    shape = parser.add_argument_group("how it is shown")
    project.add_output(
        shape,
        "text, concise, json, jsonl, sarif, github, gitlab, azure, junit, rdjson, sonarqube, csv, "
        "html or markdown",
    )
    shape.add_argument(
        "--output",
        action="append",
        metavar="NAME=FILE",
        default=[],
        help="one of several outputs of the same run; the file - is the terminal",
    )
    parser.set_defaults(output_format=None)  # so that giving both ways is told apart
    shape.add_argument(
        "--statistics", action="store_true", help="add a table of findings and effort for each rule"
    )
    project.add_speed(parser.add_argument_group("speed"))
    return parser


class Output(NamedTuple):
    """A report in one format, and where it goes."""

    format: str
    render: "Callable[[Report, View], Iterator[str]]"
    file: str | None
    """None for the standard output."""


def _outputs(arguments: Namespace, problems: Problems) -> list[Output]:
    """Read the options that say what is written where."""
    if not arguments.output:
        named = arguments.output_format or "text"
        wanted = [("--output-format", named, "--output-file", arguments.output_file)]
    else:
        if arguments.output_format or arguments.output_file:
            problems.add(
                "--output says format and file together: give it, or --output-format and --output-file"
            )
        pairs = [entry.partition("=") for entry in arguments.output]
        wanted = [
            ("--output", name, "--output", None if file == "-" else file) for name, _, file in pairs
        ]
        for entry, (_, equals, file) in zip(arguments.output, pairs, strict=True):
            if not equals or not file:
                problems.add(f"--output {entry}: it takes NAME=FILE, sarif=debt.sarif for example")
    files = [file for _, _, _, file in wanted]
    for file in sorted({str(file or "-") for file in files if files.count(file) > 1}):
        problems.add(f"--output: two formats go to {file}")
    outputs = []
    for option, name, file_option, file in wanted:
        render = renderer(name)
        if render is None:
            choice(option, name, formats(), problems)
        else:
            _look_at_file(file_option, file, problems)
            outputs.append(Output(name, render, file))
    return outputs


def _look_at_file(option: str, path: str | None, problems: Problems) -> None:
    """Find out before the work, not after it, that its result cannot be written."""
    if path is None:
        return
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        problems.add(f"{option}: {path} is a folder")
    elif not os.path.isdir(folder):
        problems.add(f"{option}: there is no folder {folder}")


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


def _tell(report: Report, outputs: Sequence[Output]) -> None:
    """Say on the standard error what nobody has been told on the standard output."""
    shown = {wanted.format for wanted in outputs if wanted.file is None}
    if "text" in shown or (shown and report.exit_code in (0, 1)):
        return
    files = [wanted.file for wanted in outputs if wanted.file is not None]
    where = f"; report in {', '.join(files)}" if files else ""
    output.tell(f"exit {report.exit_code}: {report.exit_reason.rstrip('.')}{where}")
