"""``autodebt plan``: what to pay back until a day."""

import datetime
import sys
from collections.abc import Sequence

from autodebt_lint import clock
from autodebt_lint.cli import output, outputs, plan_file, project
from autodebt_lint.cli.arguments import Parser, Problems, parse, whole_number
from autodebt_lint.cli.running import assessed
from autodebt_lint.model.assessment import PEAK, Assessment
from autodebt_lint.patterns import pattern
from autodebt_lint.summary import plans

_DESCRIPTION = """\
Choose what to pay back before the next peak: the debt that is worth most of the
time there is, in small batches that can be tested, each after what it depends
on. In a freeze and in a peak only what is easily taken back is changed. Tells
what is left out, and why. Needs pip install "autodebt-lint[plan]"."""

_EPILOG = """\
examples:
  autodebt plan --capacity 40h                     until the next peak
  autodebt plan --capacity 2d --until freeze --output-format markdown
  autodebt plan --capacity 60h --until 2026-10-31 --save
  autodebt plan --capacity 40h --output csv=jira.csv --output ics=plan.ics

A day of capacity (d) has 8 hours. --save writes autodebt-plan.toml in the
project; what the team marks there with agreed = true stays in the next plan."""

DAY_HOURS = 8
FREEZE = "freeze"
_CAPACITY = pattern(r"(\d{1,5})\s*(min|h|d)")
_MINUTES = {"min": 1, "h": 60, "d": DAY_HOURS * 60}
_EXITS = {0: "the plan is made", 2: "usage or configuration error"}


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("plan")
    arguments = parse(command_line(), argv, problems)
    wanted = outputs.read(arguments, plans.FORMATS.get, lambda: plans.FORMATS, problems)
    jobs = whole_number("--jobs", arguments.jobs, problems)
    capacity = _capacity(arguments.capacity, problems)
    paths = project.existing(arguments.paths, problems)
    chosen = project.choose(arguments, paths, problems)
    today = project.today(arguments.as_of, chosen, problems)
    until = None
    if arguments.until not in (PEAK, FREEZE):
        until = problems.attempt(clock.day, arguments.until, "--until")
    chosen, today = problems.settled(chosen), problems.settled(today)
    file = chosen.root / plan_file.FILE
    before = plan_file.read(file, problems)
    problems.settle()
    from autodebt_lint.debt.plan import optimiser, plan

    optimiser()  # what is missing is told before the work
    debt = assessed(chosen, today, arguments, jobs)
    last = until or _day_before(arguments.until, debt, problems)
    if last is not None and not today <= last <= debt.agenda.until:
        problems.add(f"--until: {last} is not between {today} and {debt.agenda.until}")
    last = problems.settled(last)
    found = plan(
        debt.project,
        debt.items,
        debt.year,
        today=today,
        until=last,
        capacity=capacity,
        before=before,
    )
    for each in wanted:
        output.write(each.render(found), each.file)
    if arguments.save:
        output.write(plan_file.written(found), str(file))
        print(f"autodebt: plan in {file.name}", file=sys.stderr)
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("plan", _DESCRIPTION, _EPILOG, exits=_EXITS)
    scope = parser.add_argument_group("what is looked at")
    project.add_paths(scope)
    project.add_as_of(scope)
    time = parser.add_argument_group("what time there is")
    time.add_argument(
        "--capacity", metavar="TIME", default="40h", help="40h, 5d or 300min (default: 40h)"
    )
    time.add_argument(
        "--until",
        metavar="DAY",
        default=PEAK,
        help="last day YYYY-MM-DD, or the day before the next peak or freeze (default: peak)",
    )
    shown = parser.add_argument_group("how it is shown")
    outputs.add(parser, shown, plans.FORMATS)
    shown.add_argument(
        "--save", action="store_true", help=f"write {plan_file.FILE} in the project's root"
    )
    project.add_speed(parser.add_argument_group("speed"))
    return parser


def _capacity(text: str, problems: Problems) -> int:
    """Minutes of ``40h``."""
    found = _CAPACITY.fullmatch(text.strip())
    minutes = int(found[1]) * _MINUTES[found[2]] if found else 0
    if not minutes:
        problems.add(f"--capacity: {text!r} is no time; 40h, 5d or 300min would be one")
    return minutes


def _day_before(phase: str, debt: Assessment, problems: Problems) -> datetime.date | None:
    """The last day before the next time that a phase begins."""
    today = debt.report.as_of
    begins = [each.first for each in debt.year if each.phase == phase and each.first > today]
    if not begins:
        problems.add(f"--until {phase}: none is known in the coming year; name a day")
        return None
    return min(begins) - datetime.timedelta(days=1)
