"""``autodebt explain``: one rule's document, with what it costs and when it becomes stricter."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, parse
from autodebt_lint.cli.project import similar_rule
from autodebt_lint.cli.season import told
from autodebt_lint.knowledge.seasons import CompiledSeason, load_seasons, state
from autodebt_lint.settings.selectors import specificity

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_DESCRIPTION = """\
Say what a rule means, why it matters, what to do, and which seasons make it
stricter."""

_EPILOG = """\
examples:
  autodebt explain ADL301
  autodebt explain request-without-timeout
  autodebt rules                   all rules in one table"""

_BOLD = "\x1b[1m{}\x1b[0m"


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("explain")
    arguments = parse(command_line(), argv, problems)
    from autodebt_lint.rules import all_rules

    rules = all_rules()
    codes = {rule.name: code for code, rule in rules.items()}
    wanted: list[Rule] = []
    for word in arguments.paths:
        rule = rules.get(codes.get(word.lower(), word.upper()))
        if rule is None:
            problems.add(f"no such rule: {word}{similar_rule(word, rules)}")
        else:
            wanted.append(rule)
    if not arguments.paths:
        problems.add("which rule? `autodebt rules` lists them")
    problems.settle()
    chosen = project.choose(arguments, [Path()], problems)
    today = project.today(None, chosen, problems)
    chosen, today = problems.settled(chosen), problems.settled(today)
    seasons = load_seasons(chosen.settings.seasons, chosen.root, today)
    colour = output.colours(sys.stdout)
    for rule in wanted:
        output.write(_explain(rule, seasons, today, colour=colour))
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("explain", _DESCRIPTION, _EPILOG)
    scope = parser.add_argument_group("what is told")
    scope.add_argument("paths", nargs="*", metavar="RULE", help="codes or names of rules")
    return parser


def _explain(
    rule: "Rule", seasons: Sequence[CompiledSeason], today: date, *, colour: bool
) -> Iterator[str]:
    title = f"{rule.code} {rule.name}"
    yield f"{_BOLD.format(title) if colour else title}\n\n"
    yield f"family: {rule.family}\n"
    yield f"severity: {rule.severity.word}, before evidence, dates and seasons\n"
    yield f"confidence: {rule.confidence.word}\n"
    yield f"usual effort: {rule.effort} min\n"
    yield from _stricter(rule, seasons, today)
    yield "\n"
    for line in rule.doc.strip().splitlines():
        heading = line.startswith("## ")
        yield (_BOLD.format(line) if heading and colour else line) + "\n"
    yield "\n"


def _stricter(rule: "Rule", seasons: Sequence[CompiledSeason], today: date) -> Iterator[str]:
    """Say which configured seasons raise the rule's findings, and whether one does so now."""
    for season in seasons:
        phase = state(season, today).phase
        for tightening in season.tightens:
            named = any(specificity(entry, rule.code, rule.name) for entry in tightening.rules)
            if (named or not tightening.rules) and rule.family in (
                tightening.families or (rule.family,)
            ):
                now = f" (it is {phase} now)" if phase in tightening.phases else ""
                yield f"{season.id} in {', '.join(tightening.phases)}: {told(tightening)}{now}\n"
