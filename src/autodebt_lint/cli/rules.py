"""``autodebt rules``: the table of all rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from autodebt_lint import sanitise
from autodebt_lint.cli import output, project
from autodebt_lint.cli.arguments import Parser, Problems, choice, parse

if TYPE_CHECKING:
    from autodebt_lint.engine.rule import Rule

_DESCRIPTION = """\
List all rules: code, name, family, base severity, usual effort, summary."""

_EPILOG = """\
examples:
  autodebt rules
  autodebt rules --output-format json
  autodebt explain ADL301          one rule, whole"""


def run(argv: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit code."""
    problems = Problems("rules")
    arguments = parse(command_line(), argv, problems)
    for word in arguments.paths:
        problems.add(f"not expected: {word}; one rule is shown by: autodebt explain {word}")
    choice("--output-format", arguments.output_format, _FORMATS, problems)
    problems.settle()
    from autodebt_lint.rules import all_rules

    output.write(_FORMATS[arguments.output_format](all_rules()))
    return 0


def command_line() -> Parser:
    """Return the parser of the command's arguments."""
    parser = Parser("rules", _DESCRIPTION, _EPILOG)
    project.add_format(parser, parser.add_argument_group("how it is shown"), _FORMATS)
    return parser


def _text(rules: "Mapping[str, Rule]") -> Iterator[str]:
    rows = [("code", "name", "family", "severity", "effort", "summary")]
    rows += [
        (code, rule.name, rule.family, rule.severity.word, f"{rule.effort} min", rule.summary)
        for code, rule in rules.items()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield sanitise.one_line("  ".join(cells).rstrip()) + "\n"


def _json(rules: "Mapping[str, Rule]") -> Iterator[str]:
    yield '{\n  "schema": 1,\n  "rules": ['
    separator = "\n    "
    for code, rule in rules.items():
        yield separator + sanitise.json(
            {
                "code": code,
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity.word,
                "confidence": rule.confidence.word,
                "effort_minutes": rule.effort,
                "summary": rule.summary,
                "sections": rule.sections,
            }
        )
        separator = ",\n    "
    yield "\n  ]\n}\n"


_FORMATS = {"text": _text, "json": _json}
