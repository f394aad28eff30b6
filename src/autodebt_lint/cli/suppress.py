"""``autodebt suppress``: comments that silence findings, with reason and last day, in bulk."""

import re
from collections.abc import Sequence
from pathlib import Path

from autodebt_lint import clock
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, listed, parse, whole_number
from autodebt_lint.cli.running import checked
from autodebt_lint.engine.comments import Wanted, ignoring, replace_file, with_comments
from autodebt_lint.model.report import Verdict
from autodebt_lint.policy.known import NEVER_KNOWN
from autodebt_lint.policy.suppressions import is_vague

_DESCRIPTION = """\
Write comments that silence findings of some rules until a day, each on the line
of its finding. For debt that stays a while and is nobody's mistake; autodebt
baseline accepts findings without touching the code."""

_EPILOG = """\
examples:
  autodebt suppress --code ADL305 --until 2027-03-31 --diff \\
      --reason "replaced by the new loader, #231"
  autodebt suppress jobs/legacy --code ADL301,ADL302 --until 2027-03-31 \\
      --owner @crm --reason "retired in March"

--code, --until and --reason are needed."""

PYTHON = (".py", ".pyw")


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("suppress")
    arguments = parse(command_line(), argv, problems)
    codes = listed(arguments.code)
    if not codes:
        problems.add("name the rules: --code ADL305")
    if is_vague(arguments.reason):
        problems.add("--reason: say in words why these findings are left")
    for option, text in (("--reason", arguments.reason), ("--owner", arguments.owner)):
        if re.search(r'[\n\r"#]', text):
            problems.add(f"{option}: quotes, # and line ends cannot stand in a comment")
    until = problems.attempt(clock.day, arguments.until, "--until") if arguments.until else None
    if not arguments.until:
        problems.add("name the last day: --until 2027-03-31")
    jobs = whole_number("--jobs", arguments.jobs, problems)
    paths = project.existing(arguments.paths, problems)
    arguments.select = [",".join(codes)] if codes else None
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    until = problems.settled(until)
    report = checked(chosen, today, arguments, jobs)
    by_path: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        if verdict.finding.code not in NEVER_KNOWN:
            by_path.setdefault(verdict.finding.path, []).append(verdict)
    written = missed = 0
    for path, verdicts in by_path.items():
        wanted = _wanted(verdicts)
        target = chosen.root / path
        if not path.endswith(PYTHON):
            missed += len(wanted)
            continue
        before = target.read_bytes()
        texts = {
            item.codes: ignoring(item.codes, until, arguments.reason, arguments.owner)
            for item in wanted
        }
        after, left = with_comments(before, wanted, texts)
        written += len(wanted) - len(left)
        missed += len(left)
        if arguments.diff:
            from autodebt_lint.engine.differences import unified

            output.write(unified(path, before, after))
        elif after != before:
            replace_file(Path(target), before, after)
    verb = "would be written" if arguments.diff else "written"
    output.tell(
        f"{written:,} comments {verb}" + (f"; {missed:,} places take none" if missed else "")
    )
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("suppress", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is silenced")
    project.add_paths(scope)
    scope.add_argument(
        "--code", action="append", metavar="RULES", help="these rules, separated by commas"
    )
    about = parser.add_argument_group("why, and until when")
    about.add_argument(
        "--reason", default="", metavar="TEXT", help="why the findings are left, in words"
    )
    about.add_argument("--until", default="", metavar="DATE", help="last day, YYYY-MM-DD")
    about.add_argument("--owner", default="", help="who answers for it, as @lagovia/crm")
    project.add_as_of(about)
    shape = parser.add_argument_group("how it is done")
    shape.add_argument("--diff", action="store_true", help="show the changes and write nothing")
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _wanted(verdicts: Sequence[Verdict]) -> list[Wanted]:
    """One comment for all findings of the same lines, from the last line up."""
    codes: dict[tuple[int, int], set[str]] = {}
    for verdict in verdicts:
        place = verdict.finding.place
        codes.setdefault((place.line, place.end_line), set()).add(verdict.finding.code)
    return [
        Wanted(*lines, tuple(sorted(found))) for lines, found in sorted(codes.items(), reverse=True)
    ]
