"""What the stages before the policy give, kept for the next run."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.gather import Gathered
from autodebt_lint.engine.kept import Kept
from autodebt_lint.engine.kept_lines import KeptLine
from autodebt_lint.engine.reading import digest_of, read_bytes
from autodebt_lint.knowledge import KnowledgeCopy
from autodebt_lint.model.advisory import Audit
from autodebt_lint.model.facts import ModuleFacts, Suppression
from autodebt_lint.model.finding import Finding
from autodebt_lint.session.stages import (
    OwnRules,
    Progress,
    at_revision,
    chosen_rules,
    files_of,
    findings_of,
    gathered_from,
)
from autodebt_lint.settings import Settings, digest

CODE = frozenset(["python", "notebook", "n8n"])
"""Languages whose files can hold automation code."""


class Outcome(Struct, array_like=True):
    """What the stages before the policy gave; depends on no day, so it can be kept."""

    findings: tuple[Finding, ...]
    suppressions: dict[str, tuple[Suppression, ...]]
    lines_at: dict[str, dict[int, KeptLine]]
    """Source lines of the findings, by path and number."""
    owners: dict[str, str]
    """Owners that the headers of files name, by path."""
    files: int
    analysed: int
    lines: int
    reported: tuple[str, ...] = ()
    audit: Audit | None = None


def outcome_of(  # noqa: PLR0913  # the parts of one question
    settings: Settings,
    root: Path,
    paths: Sequence[Path],
    knowledge: KnowledgeCopy,
    own: OwnRules,
    directory: Path | None,
    *,
    project: bool,
    jobs: int,
    advisories: bool,
    progress: Progress | None,
) -> Outcome:
    """Findings of all chosen rules; those of the last run where nothing changed since.

    What is known about vulnerabilities changes from day to day: such a run is not kept.
    """
    files, reported = files_of(settings, root, paths, project=project)
    with Cache(directory, root, knowledge.key) as store:
        key = digest_of(
            msgspec.msgpack.encode([digest(settings), own.stamps, project, reported, files])
        )
        kept = store.run(key) if not advisories else None
        if kept is not None:
            with suppress(msgspec.MsgspecError):
                return msgspec.msgpack.decode(kept, type=Outcome)
        gathered = gathered_from(root, files, knowledge, store, jobs=jobs, progress=progress)

        def keep() -> None:
            gathered.keep_in(store, files)

        def text_of(path: str) -> bytes | None:
            data = read_bytes(str(root / path))
            return data if isinstance(data, bytes) else None

        audit = _audit(gathered, reported, root) if advisories else None
        findings: list[Finding] = []
        if gathered.facts.keys().isdisjoint(reported):
            keep()
        else:
            rules = chosen_rules(settings, knowledge, own)
            # A team's own rules may look at anything, and vulnerabilities change from day to day.
            lasting = project and not own.rules and audit is None
            answers = Kept(store, gathered.digests, [digest(settings)]) if lasting else None
            findings = findings_of(
                gathered.facts,
                reported,
                knowledge,
                rules,
                settings,
                project=project,
                where=(root, gathered),
                jobs=jobs,
                meanwhile=keep,
                advisories=audit.advisories if audit is not None else {},
                kept=answers,
            )
        outcome = summary(
            findings,
            gathered.facts,
            reported,
            gathered.lines_of(reported),
            lambda: excerpts_of(findings, gathered.facts, text_of, store, gathered.digests),
        )
        if audit is not None:
            outcome.audit = audit
        elif all(file.digest for file in (*gathered.read, *gathered.followed)):
            # A file that could not be read may be readable the next time, without a trace on it.
            store.keep_run(key, msgspec.msgpack.encode(outcome))
    return outcome


def outcome_at(
    settings: Settings,
    root: Path,
    revision: str,
    knowledge: KnowledgeCopy,
    own: "OwnRules",
    *,
    project: bool,
    jobs: int,
) -> Outcome:
    """The findings of a whole project as it was at a revision."""
    with at_revision(settings, root, revision) as there:
        return outcome_of(
            settings,
            there,
            [there],
            knowledge,
            own,
            None,
            project=project,
            jobs=jobs,
            advisories=False,
            progress=None,
        )


def _audit(gathered: Gathered, reported: Sequence[str], root: Path) -> Audit:
    """Ask about the exact pins of the files that are reported."""
    from autodebt_lint.engine.advisories import audit
    from autodebt_lint.linking.evidence.dependencies import exact_pin

    asked = [
        exact_pin(requirement)
        for path in reported
        if (item := gathered.facts.get(path)) is not None and item.manifest is not None
        for requirement in item.manifest.requirements
    ]
    return audit(filter(None, asked), asked.count(""), root)


def summary(
    findings: Sequence[Finding],
    facts: Mapping[str, ModuleFacts],
    reported: Sequence[str],
    lines: int,
    excerpts: Callable[[], dict[str, dict[int, KeptLine]]],
) -> Outcome:
    """What the policy needs to know, and nothing that a cache must not hold."""
    known = {path: facts[path] for path in reported if path in facts}
    return Outcome(
        findings=tuple(findings),
        suppressions={path: item.suppressions for path, item in known.items() if item.suppressions},
        lines_at=excerpts() if findings else {},
        owners={path: item.owner for path, item in known.items() if item.owner},
        files=len(reported),
        analysed=sum(item.language in CODE for item in known.values()),
        lines=lines,
        reported=tuple(reported),
    )


def excerpts_of(
    findings: Sequence[Finding],
    facts: Mapping[str, ModuleFacts],
    text_of: Callable[[str], bytes | None],
    store: Cache | None = None,
    digests: Mapping[str, bytes] = {},  # only read
) -> dict[str, dict[int, KeptLine]]:
    """The source lines of findings, by path and number: kept ones where a cache has them."""
    from autodebt_lint.engine.excerpts import excerpts, kept_excerpts

    if store is None:
        return excerpts(findings, facts, text_of)
    return kept_excerpts(findings, facts, text_of, store, digests)
