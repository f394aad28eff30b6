"""``autodebt upcoming``: the days ahead, as a list or as a calendar to subscribe to."""

import sys
from collections.abc import Sequence

from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.reporters import agenda as formats

_DESCRIPTION = """\
List by date what lies ahead, with the owners of the code: vendors' ends of life
that touch it, phases of the project's seasons, findings that will block from a
day on, and comments and entries of the baseline that expire."""

_EPILOG = """\
examples:
  autodebt upcoming                               the next 180 days
  autodebt upcoming --days 30 --output-format markdown
  autodebt upcoming --output-format ics --output-file debt.ics"""

MAX_DAYS = 366
"""Seasons are known for the coming year."""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("upcoming")
    arguments = parse(command_line(), argv, problems)
    choice("--output-format", arguments.output_format, formats.FORMATS, problems)
    days = whole_number("--days", arguments.days, problems)
    if days > MAX_DAYS:
        problems.add(f"--days: more than {MAX_DAYS} cannot be known: {days}")
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    from autodebt_lint import session
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        found = session.agenda(
            chosen.settings,
            chosen.root,
            chosen.paths,
            today,
            days=days,
            jobs=jobs,
            cache=not arguments.no_cache,
            progress=bar,
        )
    output.write(formats.FORMATS[arguments.output_format](found), arguments.output_file)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("upcoming", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    scope.add_argument(
        "--days",
        metavar="N",
        default="180",
        help=f"how many days ahead, {MAX_DAYS} at most (default: 180)",
    )
    project.add_as_of(scope)
    project.add_output(parser, parser.add_argument_group("how it is shown"), formats.FORMATS)
    project.add_speed(parser.add_argument_group("speed"))
    return parser
