"""Contracts about the graph, held against the couplings: which of them break one, and how."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from autodebt_lint.errors import ConfigError
from autodebt_lint.graph.links import Coupling, couplings
from autodebt_lint.knowledge import KnowledgeCopy, System
from autodebt_lint.linking.module import Linking
from autodebt_lint.model.levels import Confidence
from autodebt_lint.settings import Settings
from autodebt_lint.settings.contracts import Contract, Toleration
from autodebt_lint.settings.problems import nearest

_CATEGORY = "category:"
_EVERY = "*"


class Breach(NamedTuple):
    """A coupling that breaks a contract."""

    contract: Contract
    coupling: Coupling
    why: str
    """Goes on after the two systems' names."""
    tolerated_until: datetime.date | None
    """Last day on which somebody tolerates it; None where nobody does."""


def breaches(linking: Linking) -> Iterator[Breach]:
    """Yield each script's coupling that breaks a contract, contract by contract."""
    found = [item for item in couplings(linking) if item.confidence >= Confidence.MEDIUM]
    for contract in linking.settings.contracts:
        for coupling, why in _BROKEN[contract.type](contract, found):
            tolerated = _toleration(contract, coupling)
            if tolerated is None:
                yield Breach(contract, coupling, why, None)
            elif tolerated.until is not None:
                yield Breach(contract, coupling, why, tolerated.until)


def check_names(settings: Settings, copy: KnowledgeCopy) -> None:
    """Refuse contracts about systems that nobody knows.

    Raises:
        ConfigError: with all such names.
    """
    if not settings.contracts:
        return
    knowledge = copy.open()
    ids = {system.id for system in knowledge.systems()}
    categories = {system.category for system in knowledge.systems()}
    wrong = []
    for contract in settings.contracts:
        for name in dict.fromkeys(contract.named):
            known = categories if name.startswith(_CATEGORY) else ids
            if name != _EVERY and name.removeprefix(_CATEGORY) not in known:
                near = nearest(name.removeprefix(_CATEGORY), known)
                meant = f"; did you mean `{near}`?" if near else ""
                wrong.append(f"contract {contract.name!r}: there is no system {name!r}{meant}")
    if wrong:
        raise ConfigError("\n  ".join(wrong), "`autodebt knowledge list` lists all systems")


def _fits(system: System, named: Sequence[str]) -> bool:
    """Whether one of the names in a contract means a system."""
    return any(
        name in {_EVERY, system.id} or name == f"{_CATEGORY}{system.category}" for name in named
    )


def _toleration(contract: Contract, coupling: Coupling) -> Toleration | None:
    return next(
        (
            item
            for item in contract.tolerated
            if _fits(coupling.source, [item.source]) and _fits(coupling.target, [item.target])
        ),
        None,
    )


_Broken = Iterator[tuple[Coupling, str]]


def _forbidden(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    for item in found:
        if _fits(item.source, contract.sources) and _fits(item.target, contract.targets):
            yield item, "may not be linked"


def _only_through(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    hubs = " or ".join(contract.through)
    for item, _ in _forbidden(contract, found):
        if not (_fits(item.source, contract.through) or _fits(item.target, contract.through)):
            yield item, f"may be linked through {hubs} only"


def _allowed(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    for item in found:
        if not any(
            _fits(item.source, [source]) and _fits(item.target, [target])
            for source, target in contract.pairs
        ):
            yield item, "are no pair that is allowed"


def _one_way(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    for item in found:
        if _fits(item.source, contract.targets) and _fits(item.target, contract.sources):
            yield item, "may be linked in the other direction only"


def _independent(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    for item in found:
        source, target = (_group(contract.groups, end) for end in (item.source, item.target))
        if source >= 0 and target >= 0 and source != target:
            yield item, "belong to groups that must not know each other"


def _fan_out(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    targets: dict[str, dict[str, Coupling]] = {}
    for item in found:
        if _fits(item.source, contract.sources):
            targets.setdefault(item.source.id, {}).setdefault(item.target.id, item)
    for reached in targets.values():
        for item in list(reached.values())[contract.limit :]:
            yield item, f"exceed the fan-out of {contract.limit} ({len(reached)} targets)"


def _no_two_way(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    pairs = {(item.source.id, item.target.id) for item in found}
    for item in found:
        inside = _fits(item.source, contract.systems) and _fits(item.target, contract.systems)
        if inside and (item.target.id, item.source.id) in pairs:
            yield item, "may not be linked both ways"


def _layers(contract: Contract, found: Sequence[Coupling]) -> _Broken:
    for item in found:
        source, target = (_group(contract.layers, end) for end in (item.source, item.target))
        if source >= 0 and target >= 0 and abs(source - target) > 1:
            yield item, "skip a layer"


def _group(groups: Sequence[Sequence[str]], system: System) -> int:
    """Number of the group or layer that a system belongs to; -1 for none."""
    return next((n for n, group in enumerate(groups) if _fits(system, group)), -1)


_BROKEN = {
    "forbidden": _forbidden,
    "only-through": _only_through,
    "allowed": _allowed,
    "one-way": _one_way,
    "independent": _independent,
    "fan-out": _fan_out,
    "no-two-way": _no_two_way,
    "layers": _layers,
}
