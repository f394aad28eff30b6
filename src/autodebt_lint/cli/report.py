"""``autodebt report``: the tech lead's summary, as a page to look at."""

import sys
from collections.abc import Sequence

from msgspec.structs import replace

from autodebt_lint import summary
from autodebt_lint.cli import output, outputs, project
from autodebt_lint.cli.arguments import Parser, Problems, parse, whole_number
from autodebt_lint.cli.running import assessed

_DESCRIPTION = """\
Tell a tech lead where the debt is, what it costs, what hurts before the next
peak, who owns it and what to pay first: ratings, debt in minutes, the year
ahead, the coupling picture and all findings. The page is one HTML file that
loads nothing; its charts need pip install "autodebt-lint[report]"."""

_EPILOG = """\
examples:
  autodebt report                              writes debt-report.html
  autodebt report jobs/ --as-of 2026-11-01 --output-file november.html
  autodebt report --output-format markdown     for the summary of a job
  autodebt report --output html=debt.html --output json=debt.json

The trend is that of autodebt history build. docs/report.md has every formula."""

FILE = "debt-report.html"
"""Where the page goes unless something else is said: nobody reads HTML in a terminal."""
_EXITS = {0: "the report is written, whatever it says", 2: "usage or configuration error"}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("report")
    arguments = parse(command_line(), argv, problems)
    if not arguments.output:
        arguments.output_format = arguments.output_format or "html"
        if arguments.output_format == "html" and not arguments.output_file:
            arguments.output_file = FILE
    wanted = outputs.read(arguments, summary.renderer, lambda: summary.FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    if any(each.format == "html" for each in wanted):
        from autodebt_lint.summary import charts

        charts.converter()  # what is missing is told before the work
    from autodebt_lint import history

    trend = history.trend(chosen.settings, chosen.root)
    found = replace(assessed(chosen, today, arguments, jobs), trend=trend)
    for each in wanted:
        output.write(list(each.render(found)), each.file)
        if each.file is not None:
            print(f"autodebt: report in {each.file}", file=sys.stderr)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("report", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    project.add_as_of(scope)
    shape = parser.add_argument_group("how it is shown")
    outputs.add(parser, shape, summary.FORMATS, default="html", file=FILE)
    project.add_speed(parser.add_argument_group("speed"))
    return parser
