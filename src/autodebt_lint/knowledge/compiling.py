"""Tables of all ruleset files to the parts of the compiled copy: what is looked up, by what.

Loaded only when the compiled copy is missing or stale. Every lookup that the facade offers is
prepared here as a dictionary or a label tree, so that no query walks a list.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.clients import compile_clients
from autodebt_lint.knowledge.hosts import domain_of, plant
from autodebt_lint.knowledge.naming import bare, path_start
from autodebt_lint.knowledge.reading import Origin
from autodebt_lint.knowledge.retirements import call_name
from autodebt_lint.knowledge.schema import (
    ArgumentMatch,
    Lexicon,
    Retirement,
    Ruleset,
    System,
    VersionTable,
)
from autodebt_lint.knowledge.schema_problems import problems_of
from autodebt_lint.settings.problems import quoted

PLACEHOLDER = "{version}"


OWN_CATEGORY = "internal"
"""Of systems that a project adds without saying what they are."""


def compile_vendors(documents: Sequence[tuple[Origin, Ruleset]]) -> dict[str, Any]:
    """Return the parts that systems, retirements, libraries, calls and users' rules make.

    Later documents extend a system of the same id and replace any other table of the same id.

    Raises:
        RulesetError: retirements without a system.
    """
    systems = merged_systems(documents)
    retirements = {item.id: item for item in _retirements(documents, systems)}
    libraries = {item.id: item for _, document in documents for item in document.library}
    calls: dict[str, list[Any]] = {}
    for call in {
        (call.name, call.argument, call.lacks, call.first): call
        for _, document in documents
        for call in document.call
    }.values():
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
        **compile_clients(documents),
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
            item, name=item.name or item.id, category=item.category or OWN_CATEGORY
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
        for field in (
            "imports",
            "services",
            "url_schemes",
            "env_prefixes",
            "paths",
            "tables",
            "payload_keys",
        )
    }
    # Nodes of n8n are called after the systems: ``n8n-nodes-base.googleSheets``.
    for item in systems.values():
        for name in (item.id, *item.names):
            pairs["imports"].setdefault(f"n8n_nodes.{bare(name)}", item.id)
    return {
        "systems": systems,
        "hosts": plant(
            [
                _owned(pattern, item.id)
                for item in last_first
                for pattern in (*item.hosts, *item.tenant_hosts)
            ]
            + _whole_domains(systems.values())
        ),
        "request_headers": {
            name.lower(): item.id for item in systems.values() for name in item.request_headers
        },
        "tenant_hosts": plant(
            (pattern.partition("/")[0], item.id)
            for item in last_first
            for pattern in item.tenant_hosts
        ),
        "names": {bare(name): item.id for item in systems.values() for name in item.names},
        "databases": {bare(name): item.id for item in systems.values() for name in item.databases},
        "sdk_methods": sorted(
            {
                name
                for item in systems.values()
                for name in (
                    *item.reading_methods,
                    *item.connecting_methods,
                    *item.writing_methods,
                    *item.queued_methods,
                )
            }
        ),
        # The more keys, the surer.
        "hook_keys": sorted(
            ([*keys, item.id] for item in last_first for keys in item.hook_keys),
            key=len,
            reverse=True,
        ),
        "paths": _several(
            (path_start(fragment), [number, fragment, id])
            # Of those that begin at one place the longest tells most.
            for number, (fragment, id) in enumerate(
                sorted(pairs.pop("paths").items(), key=lambda item: (-len(item[0]), item[0]))
            )
        ),
        **pairs,
    }


def _whole_domains(systems: Iterable[System]) -> list[tuple[str, tuple[str, str]]]:
    """All hosts of the domains that bear the name of a vendor and belong to no other system.

    So a region or a sandbox that no ruleset names is the vendor's as well: ``api.eu.amplitude.com``.
    """
    owners: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    for item in systems:
        words = {bare(name) for name in (item.id, *item.names)}
        for pattern in (*item.hosts, *item.tenant_hosts):
            domain = domain_of(pattern.partition("/")[0])
            owners.setdefault(domain, set()).add(item.id)
            own = {bare(domain), domain.partition(".")[0]}
            if item.category != OWN_CATEGORY and not words.isdisjoint(own):
                called[domain] = item.id
    return [
        _owned(pattern, id)
        for domain, id in sorted(called.items())
        if len(owners[domain]) == 1
        for pattern in (domain, f"*.{domain}")
    ]


def _owned(pattern: str, id: str) -> tuple[str, tuple[str, str]]:
    """``host/fragment`` is owned only where the path holds ``/fragment``."""
    host, slash, fragment = pattern.partition("/")
    return host, (slash + fragment, id)


def _retirements(
    documents: Iterable[tuple[Origin, Ruleset]], systems: dict[str, System]
) -> Iterable[Retirement]:
    for origin, document in documents:
        only = document.system[0].id if len(document.system) == 1 else ""
        problems = problems_of(origin.name, origin.text)
        for table in ("retirement", "version_table"):
            for number, item in enumerate(getattr(document, table)):
                system = item.system or only
                if system in systems:
                    placed = msgspec.structs.replace(item, system=system)
                    yield from expanded(placed) if table == "version_table" else (placed,)
                    continue
                message = (
                    f"there is no system {quoted(system)}"
                    if system
                    else "`system` is missing: the file has no single system of its own"
                )
                problems.add(
                    (table, number),
                    f"{quoted(item.id)}: {message}",
                    value=item.system,
                    meant=systems,
                )
        problems.raise_any(RulesetError, origin.name)


def expanded(table: VersionTable) -> Iterable[Retirement]:
    """Return one retirement for each version of a table, and one for all older versions.

    Raises:
        RulesetError: the table has no versions, or its schedule cannot be followed.
    """
    ends = {**(scheduled_ends(table) if table.schedule else {}), **table.ends}
    if not ends:
        raise RulesetError(
            f"version table {table.id!r} has no versions", "give it ends or a schedule"
        )
    for version, day in ends.items():
        exact = re.escape(version).replace(r"\-", "-")
        yield msgspec.structs.replace(
            _of_version(table, f"{table.id}-{version}", version, version, exact),
            contains=version if all(PLACEHOLDER in pattern for pattern in table.url) else "",
            status="scheduled",
            sunset_on=day,
            moved=table.moved.get(version, ()),
        )
    if table.older is not None:
        older = table.older
        yield msgspec.structs.replace(
            _of_version(
                table,
                f"{table.id}-older",
                older.newest,
                f"{older.newest} and older",
                f"(?:{older.pattern})",
            ),
            status="retired",
            sunset_label=f"before {min(ends.values())}",
        )


def _of_version(table: VersionTable, id: str, version: str, shown: str, pattern: str) -> Retirement:
    """Fill a table's patterns with one version's, and its imports and example with its name."""

    def fill(text: str) -> str:
        return text.replace(PLACEHOLDER, pattern)

    return Retirement(
        id=id,
        title=table.title.replace(PLACEHOLDER, shown),
        kind="api-version",
        status="scheduled",
        replacement=table.replacement,
        source=table.source,
        checked=table.checked,
        bad=table.bad.replace(PLACEHOLDER, version),
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
        imports=tuple(name.replace(PLACEHOLDER, version) for name in table.imports),
        requires=table.requires,
        effect=table.effect,
        falls_forward=table.falls_forward,
        confidence=table.confidence,
        note=table.note,
    )


MONTHS = {"month": 1, "quarter": 3, "half-year": 6}


def scheduled_ends(table: VersionTable) -> dict[str, datetime.date]:
    """Return the versions from the first to the last of a table's schedule with their ends.

    Raises:
        RulesetError: a version is not named as the schedule says, or none follows from it.
    """
    schedule = table.schedule
    if schedule is None:
        return {}
    first, last = (
        _month(table.id, version, schedule.format) for version in (schedule.first, schedule.last)
    )
    months = range(first, last + 1, MONTHS[schedule.every])
    if last not in months:
        raise RulesetError(
            f"version table {table.id!r}: {schedule.last} does not follow from {schedule.first}",
            f"with a version every {schedule.every} it must",
        )
    return {
        _day(month).strftime(schedule.format): _day(month + schedule.lives, schedule.day)
        for month in months
    }


def _month(table: str, version: str, layout: str) -> int:
    """Months since the year 0 of a version that is named after its month."""
    try:
        day = datetime.datetime.strptime(version, layout)  # noqa: DTZ007  # only the month counts
    except ValueError as error:
        raise RulesetError(
            f"version table {table!r}: {version!r} is no version", f"write it as {layout}"
        ) from error
    return day.year * 12 + day.month - 1


def _day(month: int, day: int = 1) -> datetime.date:
    return datetime.date(month // 12, month % 12 + 1, day)


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
        "retirement_call_words": sorted(
            {
                name.rpartition(".")[2]
                for item in items
                for name in [*map(call_name, item.call), *(m.call for m in item.call_argument)]
            }
        ),
        "retirement_values": _several((item.system, item.id) for item in items if item.value),
        "retirement_imports": _several((name, item.id) for item in items for name in item.imports),
    }


def _call_words(calls: Collection[str], made: Mapping[str, str]) -> dict[str, list[str]]:
    """The last words of deprecated names by the first of what is imported to meet them.

    What one library makes may be of another's class: ``bigquery`` gives frames of pandas.
    """
    words: dict[str, set[str]] = {}
    for name in calls:
        words.setdefault(name.partition(".")[0], set()).add(name.rpartition(".")[2])
    own = {root: frozenset(known) for root, known in words.items()}
    for name, makes in made.items():
        root, _, last = name.rpartition(".")
        found = words.setdefault(root.partition(".")[0], set())
        found.update(own.get(makes.partition(".")[0], ()))
        if makes in calls:
            found.add(last)  # a class below may take an argument that is gone
    return {root: sorted(known) for root, known in words.items()}


def _several(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    return table
