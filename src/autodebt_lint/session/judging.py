"""The judge's part: findings against configuration, dates, seasons and what is known."""

import datetime
import functools
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

import autodebt_lint
from autodebt_lint.engine.kept_lines import KeptLines, columns_of
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.knowledge.seasons import CompiledSeason
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.known import KnownFinding
from autodebt_lint.model.report import Report, Verdict
from autodebt_lint.policy.exit_code import decide
from autodebt_lint.policy.judge import verdicts
from autodebt_lint.policy.subjects import subjects
from autodebt_lint.session.outcomes import Outcome
from autodebt_lint.session.stages import Rules
from autodebt_lint.settings import Settings

if TYPE_CHECKING:
    from autodebt_lint.engine.changes import Ranges


class Comparison(Struct, frozen=True):
    """What findings are known, and from where."""

    entries: tuple[KnownFinding, ...]
    with_what: tuple[str, ...]
    renamed: Mapping[str, str] = {}
    changed: "Mapping[str, Ranges] | None" = None
    """New lines of the files that differ; None where they were compared with no revision."""

    @property
    def changed_lines(self) -> int | None:
        """How many lines of Python are new."""
        if self.changed is None:
            return None
        return sum(
            last - first + 1
            for path, found in self.changed.items()
            if path.endswith(".py")
            for first, last in found
        )


def report_of(  # noqa: PLR0913  # each is another stage's product
    outcome: Outcome,
    settings: Settings,
    today: datetime.date,
    knowledge: KnowledgeCopy,
    seasons: Sequence[CompiledSeason],
    rules: Rules,
    root: Path | None = None,
    *,
    project: bool,
    known: "Comparison | None" = None,
) -> Report:
    """Judge the findings by configuration, dates and seasons, and put the report together."""

    @functools.cache  # asked for each finding
    def lines_of(path: str) -> Sequence[str]:
        return KeptLines(outcome.lines_at.get(path, {}))

    def category_of(system: str) -> str:
        found = knowledge.open().system(system)
        return found.category if found else ""

    def roles_of(system: str) -> tuple[str, ...]:
        found = knowledge.open().system(system)
        return found.revenue_role if found else ()

    owners = owners_of(root, {f.path for f in outcome.findings}, outcome.owners)

    def matched(findings: Sequence[Finding]) -> Sequence[KnownFinding | None]:
        from autodebt_lint.policy.known import match

        assert known is not None
        return match(
            findings,
            lines_of,
            known.entries,
            today,
            exists=lambda path: root is None or os.path.exists(root / path),
            renamed=known.renamed,
        )

    judged = verdicts(
        outcome.findings,
        settings=settings,
        today=today,
        seasons=seasons,
        suppressions=outcome.suppressions,
        lines_of=lines_of,
        subject_of=subjects(settings, category_of, roles_of, owners),
        rules=[(code, rule.name) for code, rule in rules.everything.items()],
        ran=rules.ran(project=project),
        project=project,
        known=matched if known is not None else None,
    )

    def shown(verdict: Verdict) -> Verdict:
        finding = verdict.finding
        lines = outcome.lines_at.get(finding.path, {})
        line = lines.get(finding.place.line)
        changed = known.changed if known is not None and known.changed is not None else {}
        return msgspec.structs.replace(
            verdict,
            excerpt=line.text if line is not None else "",
            columns=columns_of(finding.place, lines),
            line_hash=line.hash if line is not None else "",
            in_change=any(
                first <= finding.place.line <= last for first, last in changed.get(finding.path, ())
            ),
        )

    code, reason = decide(
        judged.shown, judged.fail_on, judged.incomplete, because=judged.fail_on_because
    )
    return Report(
        tool_version=autodebt_lint.__version__,
        as_of=today,
        seasons=judged.seasons,
        verdicts=tuple(map(shown, judged.shown)),
        suppressed=tuple(map(shown, judged.suppressed)),
        known=tuple(map(shown, judged.known)),
        compared=known.with_what if known is not None else (),
        fail_on=judged.fail_on,
        exit_code=code,
        exit_reason=reason,
        incomplete=judged.incomplete,
        files=outcome.files,
        analysed=outcome.analysed,
        lines=outcome.lines,
        owners=tuple(sorted(owners.items())),
        hidden=judged.hidden,
        audit=outcome.audit,
        changed_lines=known.changed_lines if known is not None else None,
    )


def owners_of(
    root: Path | None, paths: Iterable[str], headers: Mapping[str, str]
) -> dict[str, str]:
    """Owner of each path that has one: CODEOWNERS, else the file's own header."""
    from autodebt_lint.engine.owners import code_owners

    owner_of = code_owners(root) if root is not None else headers.get
    return {path: owner for path in paths if (owner := owner_of(path) or headers.get(path, ""))}
