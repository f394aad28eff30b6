"""Rules over a linked project; a rule that fails is a finding, and stops nothing."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

import msgspec

from autodebt_lint.engine.kept import Kept
from autodebt_lint.engine.pool import MIN_JOBS, processes, start_worker
from autodebt_lint.engine.rule import Rule
from autodebt_lint.graph.effects.touches import Touch, touches
from autodebt_lint.graph.links import COUPLINGS
from autodebt_lint.graph.parts import (
    BY_PARTS_AND_FACTS,
    Part,
    know_commons,
    parts_on,
    put_together,
    read,
    systems_by_id,
    written,
)
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.islands import Island
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.place import TOP

CRASH = "ADL001"

#: What a forked process works on; inherited, never sent.
_inherited: tuple[Linking, Callable[[Linking, list[str]], Any], list[str]] | None = None

Found = TypeVar("Found")

FINDINGS = "findings"
PARTS = "parts"
DRAWN = "drawn"
"""Kinds of answers about single modules that are kept: the last is the parts that a graph shows."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Finding, ...]).decode


def run_rules(
    linking: Linking,
    rules: Mapping[str, Rule],
    crash: Rule,
    paths: Sequence[str],
    *,
    project: bool,
    jobs: int = 1,
    meanwhile: Callable[[], None] = lambda: None,
    kept: Kept | None = None,
) -> list[Finding]:
    """Run rules.

    Args:
        linking: the linked project.
        rules: by code; those that are to run.
        crash: the rule in whose name a failed rule is reported.
        paths: posix paths of the modules to report on.
        project: whether project checks run too.
        jobs: processes; 0 for as many as pay.
        meanwhile: done while other processes judge, or at once where there are none.
        kept: answers of the last runs, where they count.
    """
    wanted = [path for path in paths if path in linking.project.modules]
    shaped = (
        project
        and COUPLINGS not in linking.kept
        and any(rule.project_check and code in BY_PARTS_AND_FACTS for code, rule in rules.items())
    )
    work = Work({**rules, CRASH: crash}, wanted, PARTS if shaped else "")
    found, parts = work_out(linking, work, jobs=jobs, meanwhile=meanwhile, kept=kept)
    findings = [finding for path in wanted for finding in found[path]]
    if project:
        if shaped and len(parts) == len(linking.project.modules):
            put_together(linking, parts)
        reported = set(paths)
        for rule in rules.values():
            if rule.project_check is None:
                continue
            try:
                findings += [f for f in rule.project_check(linking) if f.path in reported]
            except Exception as error:  # noqa: BLE001  # a rule's fault must not stop the others
                findings.append(_crashed(crash, rule, wanted[0] if wanted else "", error))
    return [_with_part(finding, linking) for finding in findings]


class Work(NamedTuple):
    """What is to be found out about the modules of a project."""

    rules: Mapping[str, Rule]
    """Whose checks of single modules run."""
    judged: Sequence[str]
    """Paths of the modules on which they run."""
    kind: str
    """`PARTS` or `DRAWN`: which parts of all modules are wanted; "" for none."""


def work_out(
    linking: Linking,
    work: Work,
    *,
    jobs: int,
    meanwhile: Callable[[], None] = lambda: None,
    kept: Kept | None = None,
) -> tuple[dict[str, tuple[Finding, ...]], dict[str, Part]]:
    """Find out what modules contribute; what was kept is not found out again.

    Args:
        linking: the linked project.
        work: what is wanted.
        jobs: processes; 0 for as many as pay.
        meanwhile: done while other processes work, or at once where there are none.
        kept: answers of the last runs, where they count.

    Returns:
        Findings of the judged modules and parts of all, both by path, the parts in order. Parts that
        could not be found out are missing.
    """
    system_of = systems_by_id(linking.knowledge)
    findings: dict[str, tuple[Finding, ...]] = {}
    parts: dict[str, Part] = {}
    judging = kept.shelf(FINDINGS, linking, work.judged) if kept and work.judged else None
    shaping = kept.shelf(work.kind, linking) if kept and work.kind else None
    if kept is not None:
        kept.keep_meanings(linking.project)
    if judging is not None:
        for path in work.judged:
            if path in judging.found:
                with suppress(msgspec.MsgspecError):  # damaged: found out anew
                    findings[path] = _decode(judging.found[path])
    for path, data in shaping.found.items() if shaping is not None else ():
        with suppress(msgspec.MsgspecError):
            parts[path] = read(data, system_of)
    know_commons(linking, parts)
    islands = [
        island
        for island in (linking.project.islands() if work.kind else ())
        if any(module.path not in parts for module in linking.project.on(island))
    ]
    to_judge = [path for path in work.judged if path not in findings]
    rest = Work(work.rules, to_judge, work.kind)
    new_findings, new_parts = _found_out(linking, rest, islands, jobs, meanwhile)
    if judging is not None:
        judging.save({path: _encode(found) for path, found in new_findings.items()})
    if shaping is not None:
        shaping.save(new_parts)
    findings |= new_findings
    parts |= {path: read(data, system_of) for path, data in new_parts.items()}
    return findings, {path: parts[path] for path in sorted(parts)}


def _found_out(
    linking: Linking,
    work: Work,
    islands: Sequence[Island],
    jobs: int,
    meanwhile: Callable[[], None],
) -> tuple[dict[str, tuple[Finding, ...]], dict[str, bytes]]:
    """The same where nothing was kept: findings of the judged modules, written parts of those on `islands`."""
    project = linking.project
    drawn = work.kind == DRAWN
    shaped = [module.path for island in islands for module in project.on(island)]
    everything = sorted({*work.judged, *shaped})
    count = pays(jobs, everything)
    findings: dict[str, tuple[Finding, ...]] = {}
    parts: dict[str, bytes] = {}
    touched: dict[str, tuple[Touch, ...]] = {}
    if count > 1:
        judged = frozenset(work.judged)
        # An island that is more than one process's share is put together here, when the calls in it are
        # known: the modules without one need no second look.
        small = {
            project.on(island)[0].path: island
            for island in islands
            if len(project.on(island)) * count <= len(everything)
        }
        large = {
            module.path
            for island in islands
            if project.on(island)[0].path not in small
            for module in project.on(island)
        }

        def do(linking: Linking, some: list[str]) -> _Slice:
            return _Slice(
                {
                    path: tuple(_module_findings(linking, work.rules, path))
                    for path in some
                    if path in judged
                },
                {
                    path: data
                    for first in some
                    if first in small
                    for path, data in _parts_on(linking, small[first], drawn=drawn).items()
                },
                {path: tuple(touches(linking, [path])) for path in some if path in large and drawn},
                [path for path in some if path in large and not linking.module(path).remote_calls],
            )

        done = in_forks(linking, do, everything, count, meanwhile) or []
        for piece in done:
            findings |= piece.findings
            parts |= piece.parts
            touched |= piece.touched
        linking.silent = frozenset(path for piece in done for path in piece.silent)
        know_commons(linking, _common_parts(linking, parts))
    else:
        meanwhile()
    for path in work.judged:
        if path not in findings:
            findings[path] = tuple(_module_findings(linking, work.rules, path))
    for island in islands:
        if project.on(island)[0].path not in parts:
            parts |= _parts_on(linking, island, drawn=drawn, touched=touched)
    return findings, parts


def _common_parts(linking: Linking, parts: Mapping[str, bytes]) -> dict[str, Part]:
    """Those written parts that are of the commons."""
    commons = linking.project.commons
    system_of = systems_by_id(linking.knowledge)
    paths = commons.paths if commons is not None else ()
    return {path: read(parts[path], system_of) for path in paths if path in parts}


def _parts_on(
    linking: Linking,
    island: Island,
    *,
    drawn: bool,
    touched: Mapping[str, tuple[Touch, ...]] = {},
) -> dict[str, bytes]:
    """The written parts of the modules on an island; none where finding them out fails.

    Then whoever needs them finds them out again, and says what failed.
    """
    try:
        found = parts_on(linking, island, drawn=drawn, touched=touched)
    except Exception:  # noqa: BLE001  # a fault in one script must not stop the others
        return {}
    finally:
        if island is not linking.project.commons:
            linking.project.by_island.let_go(island)
    return {path: written(part) for path, part in found.items()}


class _Slice(NamedTuple):
    """What one process found out."""

    findings: dict[str, tuple[Finding, ...]]
    parts: dict[str, bytes]
    touched: dict[str, tuple[Touch, ...]]
    silent: list[str]


def _with_part(finding: Finding, linking: Linking) -> Finding:
    """Say in which part of its file a finding stands: people look for a notebook's cell, not its line."""
    module = linking.project.modules.get(finding.path)
    parts = module.facts.parts if module is not None else ()
    at = (finding.place.line, finding.place.column)
    before = [part for part in parts if (part.place.line, part.place.column) <= at]
    if not before:
        return finding
    nearest = max(before, key=lambda part: part.place)
    return msgspec.structs.replace(finding, message=f"{finding.message} ({nearest.name})")


def _module_findings(linking: Linking, rules: Mapping[str, Rule], path: str) -> Iterator[Finding]:
    crash = rules[CRASH]
    for rule in rules.values():
        if rule.module_check is None:
            continue
        try:
            yield from list(rule.module_check(linking.module(path)))
        except Exception as error:  # noqa: BLE001  # a rule's fault must not stop the others
            yield _crashed(crash, rule, path, error)


def _crashed(crash: Rule, rule: Rule, path: str, error: Exception) -> Finding:
    """Only the error's type is told: its text may quote the script, secrets and all."""
    if os.environ.get("AUTODEBT_DEBUG"):
        raise error
    return crash.finding(
        path,
        TOP,
        f"{rule.code} {rule.name} stopped with {type(error).__name__}; the other rules went on, please report it",
    )


def in_forks(
    linking: Linking,
    work: Callable[[Linking, list[str]], Found],
    paths: list[str],
    count: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[Found] | None:
    """Do work on slices of modules in forked processes, which share the linked project without sending it.

    Args:
        linking: the linked project.
        work: done on each slice; what it gives is sent back.
        paths: of the modules, in order.
        count: processes.
        meanwhile: done while they work.

    Returns:
        What each slice gave, in order; None where a process died, so that nothing is known.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _inherited  # noqa: PLW0603  # the only way into a forked process
    _inherited = (linking, work, paths)
    linking.prepare()
    # Neighbours share what is linked for them, so that few long slices cost less than many short ones.
    size = max(40, len(paths) // (count * 3))
    slices = [(start, min(start + size, len(paths))) for start in range(0, len(paths), size)]
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(count, mp_context=context, initializer=start_worker) as executor:
            done = executor.map(_work_on_slice, slices)
            meanwhile()
            return list(done)
    except BrokenProcessPool:
        return None
    finally:
        _inherited = None


def pays(jobs: int, paths: Sequence[str]) -> int:
    """Number of processes that pay for work on some modules; 1 where none does, or forks do not exist."""
    count = processes(jobs, len(paths))
    return count if count > 1 and len(paths) >= MIN_JOBS and hasattr(os, "fork") else 1


def _work_on_slice(bounds: tuple[int, int]) -> Any:
    assert _inherited is not None
    linking, work, paths = _inherited
    return work(linking, paths[bounds[0] : bounds[1]])
