"""Turns a configuration table, or command-line values, into checked fields of `Settings`."""

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autodebt_lint.errors import ConfigError, UsageError
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings import (
    CONFIG_FILES,
    DEFAULT_EXCLUDE,
    DEFAULT_REPORTING_CALLS,
    BaseLevel,
    OwnSystem,
    Settings,
    is_season_path,
    toml_file,
)
from autodebt_lint.settings import contracts as contract_types
from autodebt_lint.settings.contracts import Contract, Toleration
from autodebt_lint.settings.gates import MEASURES, Condition
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, kind, quoted, slip
from autodebt_lint.settings.processes import Process
from autodebt_lint.settings.selectors import EVERYTHING, specificity

Rules = tuple[tuple[str, str], ...]
SEVERITIES = {level.word: level for level in Severity}
CONFIDENCES = {level.word: level for level in Confidence}
PHASES = ("peak", "freeze", "preparation", "recovery", "off-season")
LOG_IS_ENOUGH = ("boundary", "always", "never")


def from_folder(root: Path, rules: Rules, seasons: tuple[str, ...]) -> Settings:
    """Read pyproject.toml or autodebt.toml of `root`; see `settings.load_settings`."""
    found: list[tuple[toml_file.Document, Key, dict[str, Any]]] = []
    for name in CONFIG_FILES:
        content = toml_file.read_bytes(root / name, name, ConfigError)
        if content is None or (name == "pyproject.toml" and not _speaks_of_us(content)):
            continue
        document = toml_file.parse(content, name, ConfigError)
        prefix: Key = () if name == "autodebt.toml" else ("tool", "autodebt")
        table = _table(document, prefix)
        if table:
            found.append((document, prefix, table))
    if len(found) > 1:
        raise ConfigError(
            "both pyproject.toml and autodebt.toml configure autodebt",
            "move everything into one of them",
        )
    if not found:
        return Settings()
    return _Reader(*found[0], rules, seasons, root).settings()


def from_text(text: str, name: str, rules: Rules, seasons: tuple[str, ...]) -> Settings:
    """Read the text of an autodebt.toml; see `settings.parse_settings`."""
    document = toml_file.parse(text.encode("utf-8", "surrogateescape"), name, ConfigError)
    return _Reader(document, (), document.data, rules, seasons, None).settings()


def from_command_line(
    settings: Settings, given: Mapping[str, object], rules: Rules, seasons: tuple[str, ...]
) -> dict[str, Any]:
    """Check values of the command line; see `settings.with_overrides`."""
    unknown = given.keys() - set(Settings.__struct_fields__)
    if unknown:
        raise TypeError(f"Settings has no field {min(unknown)!r}")
    plain = {field.replace("_", "-"): _plain(value) for field, value in given.items()}
    foreign = bool(settings.rule_packs or settings.rulesets)
    reader = _Reader(
        toml_file.Document("", "", {}), (), plain, rules, seasons, None, foreign=foreign
    )
    changes = reader.fields()
    reader.problems.raise_any(UsageError, "the command line")
    if "exclude" in changes:
        added = changes["exclude"][len(DEFAULT_EXCLUDE) :]
        changes["exclude"] = settings.exclude + added
    if "reporting_calls" in changes:
        added = changes["reporting_calls"][len(DEFAULT_REPORTING_CALLS) :]
        changes["reporting_calls"] = settings.reporting_calls + added
    return changes


def _plain(value: object) -> object:
    """Bring a value of the command line into the form that TOML would have."""
    if isinstance(value, Severity | Confidence):
        return value.word
    if isinstance(value, tuple | list):
        return [part.strip() for item in value for part in str(item).split(",") if part.strip()]
    return value


def _speaks_of_us(content: bytes) -> bool:
    """Tell whether a pyproject.toml may configure this tool; most need not be parsed."""
    if "autodebt".encode("utf-16-le") in content or "autodebt".encode("utf-16-be") in content:
        return True
    # A dependency on the tool is no configuration, a table of that name is a mistake.
    without = content.replace(b'"autodebt-lint', b"").replace(b"'autodebt-lint", b"")
    return b"autodebt" in without


def _table(document: toml_file.Document, prefix: Key) -> dict[str, Any]:
    """Give the table with our keys, or an empty one."""
    if not prefix:
        return document.data
    tool = document.data.get("tool", {})
    if not isinstance(tool, dict):
        return {}
    for name in ("autodebt-lint", "autodebt_lint"):
        if name in tool:
            line = toml_file.line_of(document.text, ("tool", name))
            raise ConfigError(
                f"{document.name}:{line}: unknown table [tool.{name}]",
                "the table is called [tool.autodebt]",
            )
    table = tool.get("autodebt", {})
    if not isinstance(table, dict):
        line = toml_file.line_of(document.text, ("tool", "autodebt"))
        raise ConfigError(f"{document.name}:{line}: tool.autodebt must be a table")
    return table


class _Reader:
    """Walks one table, key by key, and keeps going after a mistake."""

    def __init__(
        self,
        document: toml_file.Document,
        prefix: Key,
        table: dict[str, Any],
        rules: Rules,
        seasons: tuple[str, ...],
        root: Path | None,
        *,
        foreign: bool = False,
    ) -> None:
        self.document = document
        self.prefix = prefix
        self.table = table
        self.rules = rules
        self.known_seasons = seasons
        self.root = root
        # Packs and rulesets bring rules whose names are not known yet.
        self.foreign = foreign or bool(table.get("rule-packs") or table.get("rulesets"))
        self.problems = Problems(self._locate)

    def _locate(self, key: Key, value: str) -> str:
        if not self.document.name:
            return "--" + str(key[0])
        path = (*self.prefix, *key)
        line = toml_file.line_of(self.document.text, path, value)
        where = f"{self.document.name}:{line}" if line else self.document.name
        return f"{where}: " + ".".join(_bare(str(part)) for part in path)

    def settings(self) -> Settings:
        """Read the whole table, or raise with everything that is wrong with it."""
        fields = self.fields()
        self.problems.raise_any(ConfigError, "the configuration")
        return Settings(**fields)

    def fields(self) -> dict[str, Any]:
        """Read every key; mistakes are in `problems` afterwards."""
        fields: dict[str, Any] = {}
        for key, value in self.table.items():
            reader = _KEYS.get(key)
            if reader is None:
                self._unknown_key(key)
                continue
            fields[key.replace("-", "_")] = reader(self, (key,), value)
        return fields

    def _unknown_key(self, key: str) -> None:
        if key == "tool" and not self.prefix:
            message = "in this file the keys stand at the top, outside of any table"
            self.problems.add((key,), message)
        else:
            self.problems.add((key,), f"unknown key {quoted(key)}", wrong=key, meant=_KEYS)

    def strings(self, key: Key, value: object) -> tuple[str, ...]:
        """An array of strings that are not empty."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of strings, not {kind(value)}")
            return ()
        good = []
        for item in value:
            if not isinstance(item, str):
                self.problems.add(key, f"must hold strings, not {kind(item)}")
            elif not item.strip():
                self.problems.add(key, "holds an empty string")
            else:
                good.append(item)
        return tuple(dict.fromkeys(good))

    def tables(self, key: Key, value: object) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.problems.add(key, f"must be a table, not {kind(value)}")
        return {}

    def selectors(self, key: Key, value: object) -> tuple[str, ...]:
        """Codes, prefixes or names of rules that exist."""
        entries = self.strings(key, value)
        for entry in entries:
            self._check_selector(key, entry, value=entry)
        return entries

    def _check_selector(self, key: Key, entry: str, value: str = "") -> None:
        if not self.rules or entry.upper() == EVERYTHING:
            return
        if any(specificity(entry, code, name) for code, name in self.rules):
            return
        meant = [text for pair in self.rules for text in pair]
        if self.foreign and not entry.upper().startswith("ADL") and not slip(entry, meant):
            return
        meant += sorted({code[:4] for code, _ in self.rules})
        message = f"{quoted(entry)} is no rule, nor the start of a code"
        self.problems.add(key, message, value=value, wrong=entry, meant=meant)

    def per_file(self, key: Key, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
        table = self.tables(key, value)
        return tuple((name, self.selectors((*key, name), codes)) for name, codes in table.items())

    def severity(self, key: Key, value: object) -> Severity:
        return SEVERITIES[self.word(key, value, tuple(SEVERITIES))]

    def confidence(self, key: Key, value: object) -> Confidence:
        return CONFIDENCES[self.word(key, value, tuple(CONFIDENCES))]

    def word(self, key: Key, value: object, words: tuple[str, ...]) -> str:
        if isinstance(value, str) and value.lower() in words:
            return value.lower()
        choices = ", ".join(words)
        said = quoted(value) if isinstance(value, str) else kind(value)
        wrong = value if isinstance(value, str) else ""
        self.problems.add(key, f"must be one of {choices}, not {said}", wrong=wrong, meant=words)
        return words[0]

    def flag(self, key: Key, value: object) -> bool:
        if isinstance(value, bool):
            return value
        self.problems.add(key, f"must be true or false, not {kind(value)}")
        return False

    def text(self, key: Key, value: object) -> str:
        if isinstance(value, str) and value.strip():
            return value
        said = "an empty string" if isinstance(value, str) else kind(value)
        self.problems.add(key, f"must be a string, not {said}")
        return ""

    def specifier(self, key: Key, value: object) -> str:
        """Python releases, as ``>=3.10,<3.13``."""
        from packaging.specifiers import InvalidSpecifier, SpecifierSet

        text = self.text(key, value)
        try:
            SpecifierSet(text)
        except InvalidSpecifier:
            self.problems.add(key, f"{quoted(text)} is no set of releases, as '>=3.10' is")
        return text

    def inside(self, key: Key, value: object) -> str:
        """The path of a file below the root."""
        text = self.text(key, value)
        if "\0" in text or text.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", text):
            self.problems.add(key, f"{quoted(text)} does not lie below the project's folder")
        return text

    def zone(self, key: Key, value: object) -> str:
        """The name of a time zone."""
        import zoneinfo

        text = self.text(key, value)
        try:
            zoneinfo.ZoneInfo(text)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            self.problems.add(
                key, f"there is no time zone {quoted(text)}, as 'Europe/Berlin' is one"
            )
        return text

    def files(self, key: Key, value: object) -> tuple[str, ...]:
        entries = self.strings(key, value)
        for entry in entries:
            self._check_file(key, entry)
        return entries

    def _check_file(self, key: Key, entry: str) -> None:
        if "\0" in entry or (self.root is not None and not (self.root / entry).is_file()):
            self.problems.add(key, f"there is no file {quoted(entry)}", value=entry)

    def seasons(self, key: Key, value: object) -> tuple[str, ...]:
        entries = self.strings(key, value)
        for entry in entries:
            if is_season_path(entry):
                self._check_file(key, entry)
            elif self.known_seasons and entry not in self.known_seasons:
                self.problems.add(
                    key,
                    f"{quoted(entry)} is no bundled season (a file's path ends in .toml or .ics)",
                    value=entry,
                    meant=self.known_seasons,
                )
        return entries

    def packs(self, key: Key, value: object) -> tuple[str, ...]:
        entries = self.strings(key, value)
        for entry in entries:
            if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", entry):
                message = f"{quoted(entry)} is not the name of an installed distribution"
                self.problems.add(key, message, value=entry)
        return entries

    def own_systems(self, key: Key, value: object) -> tuple[OwnSystem, ...]:
        return tuple(
            self._own_system((*key, name), name, entry)
            for name, entry in self.tables(key, value).items()
        )

    def conditions(self, key: Key, value: object) -> tuple[Condition, ...]:
        """``[[gate]]``, each with at least a measure."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of tables, not {kind(value)}")
            return ()
        found = []
        for number, item in enumerate(value):
            fields = self._fields((*key, number), item, _CONDITION_KEYS)
            if "measure" in fields:
                found.append(Condition(**fields))
            else:
                message = f"a condition needs a measure: {', '.join(MEASURES)}"
                self.problems.add((*key, number), message)
        return tuple(found)

    def _fields(self, key: Key, value: object, known: "Mapping[str, _Read]") -> dict[str, Any]:
        """The values of a table by the names of fields; a key that is not known is a problem."""
        fields: dict[str, Any] = {}
        for name, entry in self.tables(key, value).items():
            reader = known.get(name)
            if reader is None:
                message = f"unknown key {quoted(name)}"
                self.problems.add(key, message, wrong=name, meant=tuple(known))
            else:
                fields[name.replace("-", "_")] = reader(self, (*key, name), entry)
        return fields

    def number(self, key: Key, value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return value
        self.problems.add(key, "must be a number, 0 or above")
        return 0

    def phases(self, key: Key, value: object) -> tuple[str, ...]:
        entries = self.strings(key, value)
        for entry in entries:
            if entry not in PHASES:
                message = f"{quoted(entry)} is none of {', '.join(PHASES)}"
                self.problems.add(key, message, value=entry, meant=PHASES)
        return entries

    def processes(self, key: Key, value: object) -> tuple[Process, ...]:
        return tuple(
            Process(id=name, **self._fields((*key, name), entry, _PROCESS_KEYS))
            for name, entry in self.tables(key, value).items()
        )

    def _own_system(self, key: Key, name: str, value: object) -> OwnSystem:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
            self.problems.add(key, f"the id {quoted(name)} must be small letters, digits and -")
        fields: dict[str, Any] = {"id": name, "name": name}
        for field, entry in self.tables(key, value).items():
            reader = _SYSTEM_KEYS.get(field)
            if reader is None:
                message = f"unknown key {quoted(field)}"
                self.problems.add((*key, field), message, wrong=field, meant=_SYSTEM_KEYS)
            else:
                fields[field.replace("-", "_")] = reader(self, (*key, field), entry)
        return OwnSystem(**fields)

    def levels(self, key: Key, value: object) -> tuple[BaseLevel, ...]:
        """``ADL301 = "low"``, or ``ADL301 = { level = "low", pinned = true }``."""
        levels = []
        for rules, entry in self.tables(key, value).items():
            self._check_selector((*key, rules), rules)
            pinned = False
            level = entry
            if isinstance(entry, dict):
                for field in entry.keys() - {"level", "pinned"}:
                    message = f"unknown key {quoted(field)}"
                    where = (*key, rules, field)
                    self.problems.add(where, message, wrong=field, meant=("level", "pinned"))
                pinned = self.flag((*key, rules, "pinned"), entry.get("pinned", False))
                level = entry.get("level", "")
            levels.append(BaseLevel(rules, self.severity((*key, rules), level), pinned))
        return tuple(levels)

    def count(self, key: Key, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.problems.add(key, "must be a whole number above 0")
        return 1

    def day(self, key: Key, value: object) -> datetime.date | None:
        if type(value) is datetime.date:
            return value
        self.problems.add(key, "must be a date, as 2026-12-31 without quotes")
        return None

    def arrays(self, key: Key, value: object) -> tuple[tuple[str, ...], ...]:
        """An array of arrays of strings."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of arrays, not {kind(value)}")
            return ()
        return tuple(self.strings((*key, number), item) for number, item in enumerate(value))

    def contracts(self, key: Key, value: object) -> tuple[Contract, ...]:
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of tables, not {kind(value)}")
            return ()
        found = [self._contract((*key, number), item) for number, item in enumerate(value)]
        return tuple(contract for contract in found if contract is not None)

    def _contract(self, key: Key, value: object) -> Contract | None:
        before = self.problems.count
        table = self.tables(key, value)
        kind_of = self.word((*key, "type"), table.get("type"), contract_types.TYPES)
        if self.problems.count > before:
            return None
        needed = contract_types.NEEDED[kind_of]
        allowed = ("name", "type", "reason", "owner", "tolerated", *needed)
        fields: dict[str, Any] = {"type": kind_of}
        for name in ("name", "reason", *needed):
            if name not in table:
                self.problems.add((*key, "type"), f"a contract of this type needs {quoted(name)}")
        for name, entry in table.items():
            if name not in allowed:
                message = f"unknown key {quoted(name)} in a contract of type {kind_of}"
                self.problems.add((*key, name), message, wrong=name, meant=allowed)
            elif name != "type":
                field, reader = _CONTRACT_KEYS[name]
                fields[field] = reader(self, (*key, name), entry)
        if any(len(pair) != 2 for pair in fields.get("pairs", ())):
            self.problems.add((*key, "pairs"), "must hold pairs of a source and a target")
        return Contract(**fields) if self.problems.count == before else None

    def tolerations(self, key: Key, value: object) -> tuple[Toleration, ...]:
        """``[{ from = "a", to = "b", reason = "...", until = 2026-12-31 }]``."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of tables, not {kind(value)}")
            return ()
        found = []
        for number, item in enumerate(value):
            where = (*key, number)
            table = self.tables(where, item)
            fields: dict[str, Any] = {}
            for name in ("from", "to", "reason"):
                if name not in table:
                    self.problems.add(key, f"a tolerated link needs {quoted(name)}")
            for name, entry in table.items():
                if name not in _TOLERATION_KEYS:
                    message = f"unknown key {quoted(name)}"
                    self.problems.add(where, message, wrong=name, meant=_TOLERATION_KEYS)
                    continue
                field, reader = _TOLERATION_KEYS[name]
                fields[field] = reader(self, (*where, name), entry)
            if {"source", "target", "reason"} <= fields.keys():
                found.append(Toleration(**fields))
        return tuple(found)


def _bare(part: str) -> str:
    return part if re.fullmatch(r"[\w-]+", part, re.ASCII) else quoted(part)


_Read = Callable[[_Reader, Key, object], Any]

_KEYS: dict[str, _Read] = {
    "rulesets": _Reader.files,
    "seasons": _Reader.seasons,
    "select": _Reader.selectors,
    "ignore": _Reader.selectors,
    "per-file-ignores": _Reader.per_file,
    "fail-on": _Reader.severity,
    "min-severity": _Reader.severity,
    "min-confidence": _Reader.confidence,
    "exclude": lambda reader, key, value: DEFAULT_EXCLUDE + reader.strings(key, value),
    "systems": _Reader.own_systems,
    "log-is-enough": lambda reader, key, value: reader.word(key, value, LOG_IS_ENOUGH),
    "reporting-calls": lambda reader, key, value: (
        DEFAULT_REPORTING_CALLS + reader.strings(key, value)
    ),
    "baseline": _Reader.inside,
    "suppression-days": _Reader.count,
    "lead": _Reader.count,
    "timezone": _Reader.zone,
    "requires-python": _Reader.specifier,
    "rule-packs": _Reader.packs,
    "processes": _Reader.processes,
    "gate": _Reader.conditions,
    "impact-raises": _Reader.flag,
    "severity": _Reader.levels,
    "contracts": _Reader.contracts,
    "scattered-client-limit": _Reader.count,
    "systems-per-script-limit": _Reader.count,
}

_CONTRACT_KEYS: dict[str, tuple[str, _Read]] = {
    "name": ("name", _Reader.text),
    "reason": ("reason", _Reader.text),
    "owner": ("owner", _Reader.text),
    "from": ("sources", _Reader.strings),
    "to": ("targets", _Reader.strings),
    "through": ("through", _Reader.strings),
    "systems": ("systems", _Reader.strings),
    "pairs": ("pairs", _Reader.arrays),
    "groups": ("groups", _Reader.arrays),
    "layers": ("layers", _Reader.arrays),
    "limit": ("limit", _Reader.count),
    "tolerated": ("tolerated", _Reader.tolerations),
}

_TOLERATION_KEYS: dict[str, tuple[str, _Read]] = {
    "from": ("source", _Reader.text),
    "to": ("target", _Reader.text),
    "reason": ("reason", _Reader.text),
    "until": ("until", _Reader.day),
    "owner": ("owner", _Reader.text),
}

_CONDITION_KEYS: dict[str, _Read] = {
    "measure": lambda reader, key, value: reader.word(key, value, MEASURES),
    "name": _Reader.text,
    "limit": _Reader.number,
    "at-least": _Reader.severity,
    "rules": _Reader.selectors,
    "phases": _Reader.phases,
    "advice": _Reader.text,
}

_PROCESS_KEYS: dict[str, _Read] = {
    "paths": _Reader.strings,
    "systems": _Reader.strings,
    "owners": _Reader.strings,
    "impact": _Reader.severity,
}

_SYSTEM_KEYS: dict[str, _Read] = {
    "name": _Reader.text,
    "category": _Reader.text,
    "hosts": _Reader.strings,
    "imports": _Reader.strings,
    "env-prefixes": _Reader.strings,
    "databases": _Reader.strings,
    "tables": _Reader.strings,
    "hub": _Reader.flag,
}
