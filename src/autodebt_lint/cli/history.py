"""``autodebt history``: how a project's debt came to be, from what git remembers."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from autodebt_lint import answer
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.cli.project import Project
from autodebt_lint.errors import UsageError

_DESCRIPTION = """\
Judge the past of a project, commit by commit, without touching the work tree;
show how its debt grew, which changes were out of the ordinary, what came and
was paid in each season, and how long findings live."""

_EPILOG = """\
examples:
  autodebt history build                         the last commit of each week
  autodebt history build --since 2026-01-01 --every commit
  autodebt history show --output-format csv --output-file debt.csv
  autodebt history export debt.jsonl             for machines that keep no cache

The whole past is judged by the rules and the configuration of today; when these
change, build judges it anew."""

_ACTIONS = {
    "build": "judge the commits that are not judged yet, and keep the points",
    "show": "show the points that were kept; the action when none is named",
    "export": "write them to a FILE as JSON lines, - for the terminal",
    "import": "take them in from such a FILE",
}
_EVERY = ("week", "commit", "release")
_FORMATS = (*answer.FORMATS, "csv")
_STANDARD = "-"


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("history")
    action, rest = (argv[0], argv[1:]) if argv and argv[0] in _ACTIONS else ("show", argv)
    arguments = parse(command_line(), rest, problems)
    words: list[str] = arguments.paths
    choice("--every", arguments.every, _EVERY, problems)
    choice("--output-format", arguments.output_format, _FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    rows = whole_number("--rows", arguments.rows, problems)
    if action in {"export", "import"}:
        if len(words) != 1:
            problems.add(f"{action}: name one file: autodebt history {action} debt.jsonl")
    elif words:
        problems.add(f"not expected: {words[0]}; the project is that of the current folder")
    chosen = project.choose(arguments, [Path()], problems)
    chosen = problems.settled(chosen)
    if action == "build":
        _build(chosen, arguments, jobs)
    elif action == "export":
        _export(chosen, words[0], arguments)
    elif action == "import":
        _import(chosen, words[0], arguments)
    else:
        _show(chosen, arguments, rows)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser(
        "history",
        _DESCRIPTION,
        _EPILOG,
        usage="[ACTION [FILE]] [OPTIONS]",
        actions=_ACTIONS,
    )
    scope = parser.add_argument_group("what build looks at")
    scope.add_argument("paths", nargs="*", metavar="FILE", help="for export and import")
    scope.add_argument(
        "--since",
        default="",
        metavar="REV|DATE",
        help="from this commit or day on; what is older stays as it is",
    )
    parser.words["every"] = _EVERY
    scope.add_argument(
        "--every",
        default="week",
        metavar="WHAT",
        help="commit, week (the last commit of each) or release (those with a tag) (default: week)",
    )
    project.add_trust(scope)
    shape = parser.add_argument_group("how show shows it")
    project.add_output(parser, shape, _FORMATS)
    shape.add_argument(
        "--rows",
        default="20",
        metavar="N",
        help="points in the table of text and markdown, the newest; 0 for all (default: 20)",
    )
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _build(chosen: Project, arguments: Namespace, jobs: int) -> None:
    from autodebt_lint import history
    from autodebt_lint.cli.progress import Bar
    from autodebt_lint.debt.figures import counted

    with Bar(sys.stderr, "points") as bar:
        built = history.build(
            chosen.settings,
            chosen.root,
            every=arguments.every,
            since=arguments.since,
            jobs=jobs,
            cache=not arguments.no_cache,
            trust=arguments.trust,
            progress=bar,
        )
    told = f"{counted(built.line, 'commit')}, {counted(built.points, 'point')}, {built.judged:,} of them judged now"
    if built.renewed:
        told += f", {built.renewed:,} anew because version, configuration or rulesets changed"
    output.tell(told)
    if not built.line:
        output.tell("there is no commit to judge")
    if built.shallow:
        output.tell(
            "the clone is shallow: older commits are not here"
            " (git fetch --unshallow brings them, autodebt history import what was exported)"
        )


def _show(chosen: Project, arguments: Namespace, rows: int) -> None:
    from autodebt_lint import history
    from autodebt_lint.debt import history_answer

    found = history.trend(chosen.settings, chosen.root, trust=arguments.trust)
    if not found.points:
        output.tell("there are no points of this project's history yet: autodebt history build")
    if arguments.output_format == "csv":
        output.write(history_answer.rows(found), arguments.output_file)
        return
    told = (
        history_answer.answer(found, rows=rows, bars=_bars(arguments))
        if found.points
        else answer.Answer((), history_answer.data(found))
    )
    output.write(answer.FORMATS[arguments.output_format](told), arguments.output_file)


def _bars(arguments: Namespace) -> str:
    """Characters of a sparkline that the output can show."""
    from autodebt_lint.debt.history_answer import BARS, PLAIN_BARS

    if arguments.output_file is None and sys.stdout is not None:
        try:
            BARS.encode(sys.stdout.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return PLAIN_BARS
    return BARS


def _export(chosen: Project, file: str, arguments: Namespace) -> None:
    from autodebt_lint import history
    from autodebt_lint.engine.cache import cache_directory
    from autodebt_lint.history.exchange import exported

    with history.Store(cache_directory(), chosen.root) as store:
        found = history.past(chosen.settings, chosen.root, store, trust=arguments.trust)
        groups = store.groups(name for point in found.points for name in point.groups)
    lines = (line.decode("utf-8") for line in exported(found.points, groups))
    output.write(lines, None if file == _STANDARD else file)
    output.tell(f"{len(found.points):,} points exported")


def _import(chosen: Project, file: str, arguments: Namespace) -> None:
    from autodebt_lint import history
    from autodebt_lint.engine.cache import cache_directory
    from autodebt_lint.history.exchange import imported

    try:
        if file == _STANDARD:
            points, groups = imported(sys.stdin.buffer, "the standard input")
        else:
            with open(file, "rb") as lines:
                points, groups = imported(lines, file)
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    with history.Store(cache_directory(), chosen.root) as store:
        key = history.past(chosen.settings, chosen.root, store, trust=arguments.trust).key
        taken = history.merge(store, points, groups, key)
    output.tell(f"{len(points):,} points read, {taken:,} of them new here")
