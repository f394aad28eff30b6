"""What a schema cannot say of a ruleset file: ids used twice, patterns that match nothing.

Loaded only when the compiled copy is missing or stale.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.compiling import PLACEHOLDER, expanded
from autodebt_lint.knowledge.schema import Retirement, Ruleset, System, VersionTable
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, quoted

_LABEL = re.compile(r"[^\s.*?/:@]*\*?[^\s.*?/:@]*")
_HOST_KEYS = ("hosts", "tenant_hosts")
_SYSTEM_PATTERNS = ("paged", "batches")
_IDENTITIES: Mapping[str, tuple[str, ...]] = {
    "system": ("id",),
    "object": ("name",),
    "retirement": ("id",),
    "version_table": ("id",),
    "library": ("id",),
    "call": ("name", "argument", "lacks", "first"),
    "rule": ("id",),
}
"""By table, the keys that tell its entries apart."""


def check_ruleset(document: Ruleset, problems: Problems) -> None:
    """Note what is wrong with the tables of one file."""
    for table, identity in _IDENTITIES.items():
        items = getattr(document, table)
        _check_identities(table, identity, items, problems)
        for number, item in enumerate(items):
            key = (table, number)
            _check_strings(item, problems, key)
            if isinstance(item, System):
                _check_patterns(_listed(item, _SYSTEM_PATTERNS), problems, key)
            elif isinstance(item, Retirement):
                _check_retirement(item, problems, key)
            elif isinstance(item, VersionTable):
                _check_versions(item, problems, key)
    for number, rule in enumerate(document.rule):
        key = ("rule", number)
        if rule.id.upper().startswith("ADL"):
            message = f"{quoted(rule.id)} could be one of the tool's own rules"
            problems.add((*key, "id"), message, value=rule.id)
        if not (rule.hosts or rule.imports or rule.calls):
            problems.add(
                key, f"rule {quoted(rule.id)} bans nothing: give it hosts, imports or calls"
            )


def _check_identities(
    table: str, fields: tuple[str, ...], items: Iterable[Struct], problems: Problems
) -> None:
    """In one file the second table of an id would silently replace the first."""
    seen: set[tuple[str, ...]] = set()
    for number, item in enumerate(items):
        identity = tuple(getattr(item, field) for field in fields)
        shown = quoted(" ".join(filter(None, identity)))
        if not identity[0].strip():
            problems.add((table, number, fields[0]), "is empty")
        elif identity in seen:
            message = f"{shown} stands twice in this file"
            problems.add((table, number, fields[0]), message, value=identity[0])
        seen.add(identity)


def _check_strings(item: Struct, problems: Problems, key: Key) -> None:
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if not isinstance(value, tuple):
            continue
        for entry in value:
            if entry == "":
                problems.add((*key, field), "holds an empty string")
            elif field in _HOST_KEYS and not _is_host_pattern(entry):
                message = (
                    f"{quoted(entry)} is no host name, nor a pattern of one as '*.acme.com' is"
                )
                problems.add((*key, field), message, value=entry)


def _is_host_pattern(entry: str) -> bool:
    labels = entry.partition("/")[0].removeprefix("*.").split(".")
    return all(label and _LABEL.fullmatch(label) for label in labels)


def _check_retirement(item: Retirement, problems: Problems, key: Key) -> None:
    patterns = [*_patterns_of(item)]
    _check_patterns(patterns, problems, key)
    if not (patterns or item.call or item.imports):
        keys = "url, header, call, call_argument, value or imports"
        problems.add(key, f"{quoted(item.id)} has nothing to match: give it {keys}")


def _check_versions(item: VersionTable, problems: Problems, key: Key) -> None:
    patterns = [(at, text.replace(PLACEHOLDER, "1")) for at, text in _patterns_of(item)]
    if item.older is not None:
        patterns.append((("older", "pattern"), item.older.pattern))
    _check_patterns(patterns, problems, key)
    if not (patterns or item.imports):
        keys = "url, header, call_argument or imports"
        problems.add(key, f"{quoted(item.id)} has nothing to match: give it {keys}")
    try:
        for _ in expanded(item):
            pass
    except RulesetError as error:
        hint = f"; {error.hint}" if error.hint else ""
        problems.add(key, f"{error.message}{hint}")
    except (ValueError, OverflowError) as error:
        problems.add(key, f"version table {quoted(item.id)}: {error}")


def _patterns_of(item: Retirement | VersionTable) -> Iterator[tuple[Key, str]]:
    yield from _listed(item, ("url", "value") if isinstance(item, Retirement) else ("url",))
    yield from ((("header", name), text) for name, text in item.header.items())
    for number, match in enumerate(item.call_argument):
        for name, text in match.arguments.items():
            yield ("call_argument", number, "arguments", name), text


def _listed(item: Struct, fields: Iterable[str]) -> Iterator[tuple[Key, str]]:
    for field in fields:
        yield from (((field,), text) for text in getattr(item, field))


def _check_patterns(patterns: Iterable[tuple[Key, str]], problems: Problems, key: Key) -> None:
    for at, text in patterns:
        try:
            re.compile(text)
        except (re.error, RecursionError, OverflowError) as error:
            message = f"{quoted(text)} is no regular expression: {error}"
            problems.add((*key, *at), message, value=text)
