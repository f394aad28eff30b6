"""Show the findings of ``autodebt check --no-project`` in pylint: ``load-plugins=pylint_autodebt``.

Analysis, settings and suppressions are autodebt's own. pylint judges its ``# pylint: disable``
comments itself. ADL301 is message W9301; its letter follows the rule's usual severity and today's
level stands in the text.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from pylint.checkers import BaseRawFileChecker

from autodebt_lint.model.levels import Severity
from autodebt_lint.rules import all_rules

if TYPE_CHECKING:
    from astroid import nodes
    from pylint.lint import PyLinter

    from autodebt_lint.engine.rule import Rule
    from autodebt_lint.model.report import Verdict

_LETTERS = {
    Severity.INFO: "C",
    Severity.LOW: "R",
    Severity.MEDIUM: "W",
    Severity.HIGH: "E",
    Severity.CRITICAL: "E",
}


def register(linter: "PyLinter") -> None:
    """Add one checker for each family of rules; pylint calls this."""
    families: dict[str, list[Rule]] = {}
    for rule in all_rules().values():
        families.setdefault(rule.family, []).append(rule)
    for family, rules in families.items():
        linter.register_checker(FamilyChecker(linter, family, rules))


class FamilyChecker(BaseRawFileChecker):
    """Shows the findings of one family: pylint wants a checker for each first two digits."""

    def __init__(self, linter: "PyLinter", family: str, rules: list["Rule"]) -> None:
        """Announce a message for each rule."""
        self.name = f"autodebt-{family.replace(' ', '-')}"
        self.msgs = {
            f"{_LETTERS[rule.severity]}9{rule.code[3:]}": (
                f"{rule.code} %s",
                rule.name,
                rule.summary,
            )
            for rule in rules
        }
        self.codes = {rule.code for rule in rules}
        super().__init__(linter)

    def process_module(self, node: "nodes.Module") -> None:
        """Report this family's findings in a module."""
        with node.stream() as stream:
            source = stream.read()
        for verdict in _verdicts(Path(node.file).absolute(), source):
            finding, place = verdict.finding, verdict.finding.place
            if finding.code in self.codes:
                self.add_message(
                    finding.name,
                    line=place.line,
                    args=(verdict.explained,),
                    col_offset=place.column - 1,
                    end_lineno=place.end_line,
                    end_col_offset=place.end_column - 1,
                )


@functools.lru_cache(maxsize=1)  # the families ask for the same file one after another
def _verdicts(file: Path, source: bytes) -> tuple["Verdict", ...]:
    from autodebt_lint.hosting import verdicts

    return verdicts(file, source, form="pylint")
