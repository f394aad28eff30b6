"""``autodebt inventory``: the catalogue of a project's automations."""

import sys
from collections.abc import Sequence

from autodebt_lint import answer
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse, whole_number
from autodebt_lint.graph import answers

_DESCRIPTION = """\
List the automations of a project: each script that talks to other systems,
with its purpose, owner, what starts it (crontabs, workflows of GitHub Actions,
makefiles, scripts of a shell, schedulers, the command line), the systems it
reads and writes, and the day of its last commit. Crontabs are files called
crontab, crontab.txt, crontab.NAME, NAME.crontab or NAME.cron, and those in a
folder cron.d; workflows lie in .github/workflows, and scripts of a shell end
with .sh or .bash. A script counts as started where a command of theirs runs
it, not where one names it for a linter or a copy; what starts a script of a
shell starts what that runs."""

_EPILOG = """\
examples:
  autodebt inventory                             as text
  autodebt inventory jobs/ --output-format markdown > AUTOMATIONS.md"""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("inventory")
    arguments = parse(command_line(), argv, problems)
    choice("--output-format", arguments.output_format, answer.FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    chosen = problems.settled(chosen)
    from autodebt_lint import session
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        found = session.inventory(
            chosen.settings,
            chosen.root,
            chosen.paths,
            jobs=jobs,
            cache=not arguments.no_cache,
            progress=bar,
        )
    written = answer.FORMATS[arguments.output_format](answers.of_inventory(found))
    output.write(written, arguments.output_file)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("inventory", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    project.add_output(parser, parser.add_argument_group("how it is shown"), answer.FORMATS)
    project.add_speed(parser.add_argument_group("speed"))
    return parser
