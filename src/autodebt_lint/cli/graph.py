"""``autodebt graph``: the picture of the systems that the scripts join, and answers about it."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence

from autodebt_lint import answer
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, suggestion, whole_number
from autodebt_lint.cli.project import Project
from autodebt_lint.graph import answers, drawing
from autodebt_lint.model.graph import IntegrationGraph

_DESCRIPTION = """\
Draw the integration graph: which systems the scripts talk to, and which data
goes from where to where. A link's confidence is high or medium when data was
followed from a read to a write, low when both only meet in one script. One of
the questions below is answered instead of drawing."""

_EPILOG = """\
examples:
  autodebt graph                                  the picture as text
  autodebt graph --output-format html --output-file integrations.html
  autodebt graph --output-format mermaid          for a README or a wiki
  autodebt graph --detail --output-format graphml    for a graph editor
  autodebt graph --metrics                        figures and ratings
  autodebt graph --impact hubspot                 what HubSpot can break
  autodebt graph --path stripe slack              how data gets there
  autodebt graph --hubs                           which hub saves most links
  autodebt graph --diff main                      what changed since then"""

_EXITS = {
    0: "done",
    1: "--diff found a new direct link between two systems",
    2: "usage or configuration error",
}

_QUESTIONS = ("metrics", "impact", "path", "hubs", "diff")


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("graph")
    arguments = parse(command_line(), argv, problems)
    asked = [name for name in _QUESTIONS if getattr(arguments, name)]
    if len(asked) > 1:
        problems.add(f"one question at a time: --{' or --'.join(asked)}")
    formats = answer.FORMATS if asked else drawing.FORMATS
    choice("--output-format", arguments.output_format, formats, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    chosen = problems.settled(chosen)
    from autodebt_lint import session
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        graph = session.graph(
            chosen.settings,
            chosen.root,
            chosen.paths,
            detailed=arguments.detail,
            jobs=jobs,
            cache=not arguments.no_cache,
            progress=bar,
        )
    code = 0
    if asked:
        told, code = _ANSWERS[asked[0]](graph, arguments, chosen, problems)
        written: Iterator[str] = answer.FORMATS[arguments.output_format](told)
    else:
        written = drawing.FORMATS[arguments.output_format](graph)
    output.write(written, arguments.output_file)
    return code


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("graph", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    questions = parser.add_argument_group("questions")
    questions.add_argument(
        "--metrics", action="store_true", help="figures of the graph, and a rating of each system"
    )
    questions.add_argument(
        "--impact", metavar="SYSTEM", help="what breaks when a system goes away or changes"
    )
    questions.add_argument(
        "--path", nargs=2, metavar=("FROM", "TO"), help="how data gets from one system to another"
    )
    questions.add_argument(
        "--hubs", action="store_true", help="which hub would take in how many direct links"
    )
    questions.add_argument(
        "--diff", metavar="REV", help="which links are new, gone or changed since a revision of git"
    )
    shape = parser.add_argument_group("how it is shown")
    shape.add_argument(
        "--detail",
        action="store_true",
        help="also the scripts, what starts them, their datasets and the names of credentials",
    )
    project.add_output(parser, shape, drawing.FORMATS, "; for a question text, json or markdown")
    project.add_speed(parser.add_argument_group("speed"))
    return parser


_Answered = tuple[answer.Answer, int]


def _metrics(graph: IntegrationGraph, *_: object) -> _Answered:
    from autodebt_lint.graph.metrics import metrics

    return answers.of_metrics(metrics(graph), graph), 0


def _impact(
    graph: IntegrationGraph, arguments: Namespace, chosen: Project, problems: Problems
) -> _Answered:
    from autodebt_lint import session
    from autodebt_lint.graph.questions import impact

    system = _known(arguments.impact, graph, problems)
    problems.settle()
    scripts = {path for node in graph.systems for path in node.scripts}
    found = impact(graph, system, session.owners(chosen.root, scripts))
    return answers.of_impact(found, graph), 0


def _path(
    graph: IntegrationGraph, arguments: Namespace, _: Project, problems: Problems
) -> _Answered:
    from autodebt_lint.graph.questions import ways

    source, target = (_known(name, graph, problems) for name in arguments.path)
    problems.settle()
    return answers.of_ways(ways(graph, source, target), source, target, graph), 0


def _hubs(graph: IntegrationGraph, *_: object) -> _Answered:
    from autodebt_lint.graph.questions import hub_proposals

    return answers.of_hubs(hub_proposals(graph), graph), 0


def _diff(graph: IntegrationGraph, arguments: Namespace, chosen: Project, _: Problems) -> _Answered:
    from autodebt_lint import session
    from autodebt_lint.graph.questions import difference

    before = session.graph_at(chosen.settings, chosen.root, chosen.paths, arguments.diff)
    found = difference(before, graph)
    return answers.of_difference(found, arguments.diff), int(bool(found.point_to_point))


_Question = Callable[[IntegrationGraph, Namespace, Project, Problems], _Answered]
_ANSWERS: dict[str, _Question] = {
    "metrics": _metrics,
    "impact": _impact,
    "path": _path,
    "hubs": _hubs,
    "diff": _diff,
}


def _known(name: str, graph: IntegrationGraph, problems: Problems) -> str:
    """The id of a system of the graph, written as its id or its name."""
    for system in graph.systems:
        if name.lower() in (system.id.lower(), system.name.lower()):
            return system.id
    ids = [system.id for system in graph.systems]
    listed = f"; it is one of {', '.join(ids)}" if ids else ""
    problems.add(f"no such system in the graph: {name}{suggestion(name, ids) or listed}")
    return ""
