"""Tables of all ruleset files to the parts of the compiled copy: what is looked up, by what.

Loaded only when the compiled copy is missing or stale. Every lookup that the facade offers is
prepared here as a dictionary or a label tree, so that no query walks a list.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.hosts import plant
from autodebt_lint.knowledge.naming import bare
from autodebt_lint.knowledge.retirements import call_name
from autodebt_lint.knowledge.schema import (
    ArgumentMatch,
    Lexicon,
    Retirement,
    Ruleset,
    System,
    VersionTable,
)

Origin = str
PLACEHOLDER = "{version}"


def compile_vendors(documents: Sequence[tuple[Origin, Ruleset]]) -> dict[str, Any]:
    """Return the parts that systems, retirements, libraries, calls and users' rules make.

    Later documents extend a system of the same id and replace any other table of the same id.

    Raises:
        RulesetError: a retirement without a system or pattern, or a pattern that is no regular
            expression.
    """
    systems = merged_systems(documents)
    retirements = {item.id: item for item in _retirements(documents, systems)}
    libraries = {item.id: item for _, document in documents for item in document.library}
    calls: dict[str, list[Any]] = {}
    for _, document in documents:
        for call in document.call:
            calls.setdefault(call.name, []).append(call)
    made = {
        name: factory.makes
        for _, document in documents
        for factory in document.factory
        for name in factory.names
    }
    rules = {rule.id: rule for _, document in documents for rule in document.rule}
    return {
        **_system_parts(systems),
        **_retirement_parts(retirements.values()),
        "retirements": retirements,
        "libraries": libraries,
        "library_imports": {name: item.id for item in libraries.values() for name in item.imports},
        "requirements": {
            bare(item.distribution): item.id for item in libraries.values() if item.distribution
        },
        "calls": calls,
        "call_words": _call_words(calls, made),
        "package_roots": sorted(
            {
                name.partition(".")[0]
                for name, items in calls.items()
                if any(item.package for item in items)
            }
        ),
        "made": made,
        "rules": rules,
        "rule_hosts": plant((host, rule.id) for rule in rules.values() for host in rule.hosts),
        "rule_imports": _several(
            (name, rule.id) for rule in rules.values() for name in rule.imports
        ),
        "rule_calls": _several((name, rule.id) for rule in rules.values() for name in rule.calls),
    }


def compile_lexicon(documents: Sequence[tuple[Origin, Lexicon]]) -> dict[str, Any]:
    """Join all lexicon files key by key."""
    joined: dict[str, Any] = {}
    for _, document in documents:
        for key in document.__struct_fields__:
            value = getattr(document, key)
            if isinstance(value, dict):
                joined[key] = {**joined.get(key, {}), **value}
            else:
                joined[key] = (*joined.get(key, ()), *value)
    return {"lexicon": Lexicon(**joined)}


def merged_systems(documents: Iterable[tuple[Origin, Ruleset]]) -> dict[str, System]:
    """Return the systems by id; of two tables with one id the later extends the earlier."""
    systems: dict[str, System] = {}
    for _, document in documents:
        for table in document.system:
            known = systems.get(table.id)
            systems[table.id] = _extended(known, table) if known else table
    return {
        key: msgspec.structs.replace(
            item, name=item.name or item.id, category=item.category or "internal"
        )
        for key, item in systems.items()
    }


def _extended(known: System, more: System) -> System:
    """Lists grow (the newcomer first), other keys are replaced where the newcomer gives them."""
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(System):
        new, old = getattr(more, field.name), getattr(known, field.name)
        if isinstance(new, tuple):
            changes[field.name] = (*new, *(item for item in old if item not in new))
        elif new != field.default:
            changes[field.name] = new
    return msgspec.structs.replace(known, **changes)


def _system_parts(systems: dict[str, System]) -> dict[str, Any]:
    # Users' systems come last and win: first in the trees, last in the dictionaries.
    last_first = [*reversed(systems.values())]
    pairs = {
        field: {name: item.id for item in systems.values() for name in getattr(item, field)}
        for field in ("imports", "services", "url_schemes", "env_prefixes", "paths")
    }
    return {
        "systems": systems,
        "hosts": plant(
            _owned(pattern, item.id)
            for item in last_first
            for pattern in (*item.hosts, *item.tenant_hosts)
        ),
        "tenant_hosts": plant(
            (pattern.partition("/")[0], item.id)
            for item in last_first
            for pattern in item.tenant_hosts
        ),
        "names": {bare(name): item.id for item in systems.values() for name in item.names},
        "sdk_methods": sorted(
            {
                name
                for item in systems.values()
                for name in (*item.reading_methods, *item.writing_methods)
            }
        ),
        **pairs,
    }


def _owned(pattern: str, id: str) -> tuple[str, tuple[str, str]]:
    """``host/fragment`` is owned only where the path holds ``/fragment``."""
    host, slash, fragment = pattern.partition("/")
    return host, (slash + fragment, id)


def _retirements(
    documents: Iterable[tuple[Origin, Ruleset]], systems: dict[str, System]
) -> Iterable[Retirement]:
    for origin, document in documents:
        only = document.system[0].id if len(document.system) == 1 else ""
        tables = [item for table in document.version_table for item in expanded(table)]
        for item in (*document.retirement, *tables):
            placed = msgspec.structs.replace(item, system=item.system or only)
            if placed.system not in systems:
                raise RulesetError(
                    f"{origin}: retirement {item.id!r}: there is no system {placed.system!r}",
                    "name the system by its id",
                )
            _prove_patterns(origin, placed)
            yield placed


def expanded(table: VersionTable) -> Iterable[Retirement]:
    """Return one retirement for each version of a table."""
    for version, day in table.ends.items():
        exact = re.escape(version).replace(r"\-", "-")

        def fill(pattern: str, text: str = exact) -> str:
            return pattern.replace(PLACEHOLDER, text)

        yield Retirement(
            id=f"{table.id}-{version}",
            title=fill(table.title, version),
            kind="api-version",
            status="scheduled",
            replacement=table.replacement,
            source=table.source,
            checked=table.checked,
            bad=fill(table.bad, version),
            good=table.good,
            near=table.near,
            system=table.system,
            url=tuple(map(fill, table.url)),
            header={name: fill(pattern) for name, pattern in table.header.items()},
            call_argument=tuple(
                ArgumentMatch(
                    call=match.call,
                    arguments={key: fill(value) for key, value in match.arguments.items()},
                )
                for match in table.call_argument
            ),
            imports=tuple(fill(name, version) for name in table.imports),
            requires=table.requires,
            contains=version if all(PLACEHOLDER in pattern for pattern in table.url) else "",
            sunset_on=day,
            effect=table.effect,
            confidence=table.confidence,
            note=table.note,
        )


def _prove_patterns(origin: Origin, item: Retirement) -> None:
    arguments = [p for match in item.call_argument for p in match.arguments.values()]
    patterns = [*item.url, *item.header.values(), *item.value, *arguments]
    if not (patterns or item.call or item.imports):
        raise RulesetError(
            f"{origin}: retirement {item.id!r} has nothing to match",
            "give it url, header, call, call_argument, value or imports",
        )
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise RulesetError(
                f"{origin}: retirement {item.id!r}: {pattern!r} is no regular expression: {error}"
            ) from error


def _retirement_parts(retirements: Iterable[Retirement]) -> dict[str, Any]:
    items = [*retirements]
    return {
        "retirement_urls": _several(
            (item.system, [item.contains, item.id]) for item in items if item.url
        ),
        "retirement_headers": _several(
            (name.lower(), item.id) for item in items for name in item.header
        ),
        "retirement_calls": _several(
            (name, item.id)
            for item in items
            for name in dict.fromkeys(
                [call_name(call) for call in item.call] + [m.call for m in item.call_argument]
            )
        ),
        "retirement_values": _several((item.system, item.id) for item in items if item.value),
        "retirement_imports": _several((name, item.id) for item in items for name in item.imports),
    }


def _call_words(calls: Iterable[str], made: Mapping[str, str]) -> dict[str, list[str]]:
    """The last words of deprecated names by the first of what is imported to meet them.

    What one library makes may be of another's class: ``bigquery`` gives frames of pandas.
    """
    words: dict[str, set[str]] = {}
    for name in calls:
        words.setdefault(name.partition(".")[0], set()).add(name.rpartition(".")[2])
    own = {root: frozenset(known) for root, known in words.items()}
    for name, makes in made.items():
        words.setdefault(name.partition(".")[0], set()).update(own.get(makes.partition(".")[0], ()))
    return {root: sorted(known) for root, known in words.items()}


def _several(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    return table
