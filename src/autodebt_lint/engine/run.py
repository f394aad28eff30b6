"""Rules over a linked project; a rule that fails is a finding, and stops nothing."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from autodebt_lint.engine.pool import MIN_JOBS, processes, start_worker
from autodebt_lint.engine.rule import Rule
from autodebt_lint.graph.ends import ends_of
from autodebt_lint.linking.module import Linking
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.place import TOP

CRASH = "ADL001"

#: What a forked process works on; inherited, never sent.
_inherited: tuple[Linking, Callable[[Linking, list[str]], Any], list[str]] | None = None

Found = TypeVar("Found")


def run_rules(
    linking: Linking,
    rules: Mapping[str, Rule],
    crash: Rule,
    paths: Sequence[str],
    *,
    project: bool,
    jobs: int = 1,
    meanwhile: Callable[[], None] = lambda: None,
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
    """
    chosen = {**rules, CRASH: crash}
    wanted = [path for path in paths if path in linking.project.modules]
    count = pays(jobs, wanted)
    findings: list[Finding] | None = None
    if count > 1:

        def judge(linking: Linking, some: list[str]) -> tuple[list[Finding], list[str]]:
            return list(_module_findings(linking, chosen, some)), talking_modules(linking, some)

        judged = in_forks(linking, judge, wanted, count, meanwhile)
        if judged is not None:
            findings = [finding for found, _ in judged for finding in found]
            talking = {path for _, found in judged for path in found}
            linking.talking = talking | (linking.project.modules.keys() - set(wanted))
    else:
        meanwhile()
    if findings is None:
        findings = list(_module_findings(linking, chosen, wanted))
    if project:
        reported = set(paths)
        for rule in rules.values():
            if rule.project_check is None:
                continue
            try:
                findings += [f for f in rule.project_check(linking) if f.path in reported]
            except Exception as error:  # noqa: BLE001  # a rule's fault must not stop the others
                findings.append(_crashed(crash, rule, wanted[0] if wanted else "", error))
    return [_with_part(finding, linking) for finding in findings]


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


def _module_findings(
    linking: Linking, rules: Mapping[str, Rule], paths: Sequence[str]
) -> Iterator[Finding]:
    crash = rules[CRASH]
    for path in paths:
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


def talking_modules(linking: Linking, paths: Iterable[str]) -> list[str]:
    """Those of some modules that reach a system that is known by its name or its host."""
    return [
        path
        for path in paths
        if any(ends_of(r, linking.knowledge) for r in linking.module(path).remote_calls)
    ]


def _work_on_slice(bounds: tuple[int, int]) -> Any:
    assert _inherited is not None
    linking, work, paths = _inherited
    return work(linking, paths[bounds[0] : bounds[1]])
