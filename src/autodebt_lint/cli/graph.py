"""``autodebt graph``: the picture of the systems that the scripts join."""

import sys
from collections.abc import Sequence

from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.graph import draw

_DESCRIPTION = """\
Draw the integration graph: which systems the scripts talk to, and which data
goes from where to where. A link's confidence is high or medium when data was
followed from a read to a write, low when both only meet in one script."""

_EPILOG = """\
examples:
  autodebt graph                                  the picture as text
  autodebt graph jobs/ --output-format json       for programs
  autodebt graph --output-format mermaid          for a README or a wiki
  autodebt graph --output-format dot | dot -Tsvg > integrations.svg"""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("graph")
    arguments = parse(_parser(), argv, problems)
    choice("--output-format", arguments.output_format, draw.FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    problems.settle()
    if chosen is None:
        raise AssertionError("a problem was found and not told")
    from autodebt_lint import session
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        graph = session.graph(
            chosen.settings,
            chosen.root,
            chosen.paths,
            jobs=jobs,
            cache=not arguments.no_cache,
            progress=bar,
        )
    output.write(draw.FORMATS[arguments.output_format](graph), arguments.output_file)
    return 0


def _parser() -> Parser:
    parser = Parser("graph", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    shape = parser.add_argument_group("how it is shown")
    shape.add_argument(
        "--output-format",
        metavar="NAME",
        default="text",
        help="text, json, mermaid or dot (default: text)",
    )
    shape.add_argument(
        "--output-file", metavar="FILE", help="write there instead of to the terminal"
    )
    project.add_speed(parser.add_argument_group("speed"))
    return parser
