"""Turns a configuration table, or command-line values, into checked fields of `Settings`."""

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

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
from autodebt_lint.settings.priorities import IncidentHours, Weights
from autodebt_lint.settings.problems import Path as Key
from autodebt_lint.settings.problems import Problems, kind, quoted, slip
from autodebt_lint.settings.processes import Process
from autodebt_lint.settings.selectors import EVERYTHING, specificity

Rules = tuple[tuple[str, str], ...]
SEVERITIES = {level.word: level for level in Severity}
CONFIDENCES = {level.word: level for level in Confidence}
PHASES = ("peak", "freeze", "preparation", "recovery", "off-season")
LOG_IS_ENOUGH = ("boundary", "always", "never")
RANKS = ("B", "C", "D", "E", "F")
BEST_INDEX = 100

MOST = 1_000_000
"""The largest whole number: days beyond lie outside of the calendar."""
MOST_OF_MEASURE = 1e12
"""The largest limit of a measure; TOML has infinity, and Python integers of any length."""

ID = r"[a-z0-9][a-z0-9-]*"
DISTRIBUTION = r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"

_HINT = "autodebt config KEY explains a key"


class Found(NamedTuple):
    """The table that configures this tool, and where it stands."""

    table: dict[str, Any]
    document: toml_file.Document | None = None
    """None for options of the command line."""
    prefix: Key = ()
    """Keys above the table: of a pyproject.toml ``tool``, ``autodebt``."""

    def place_of(self, key: Key, value: str = "") -> str:
        """Name file and line of a key, or of a string in its value: ``pyproject.toml:12``."""
        if self.document is None:
            return f"--{key[0]}"
        line = toml_file.line_of(self.document.text, (*self.prefix, *key), value)
        return f"{self.document.name}:{line}" if line else self.document.name


def from_folder(root: Path, rules: Rules, seasons: tuple[str, ...]) -> Settings:
    """Read pyproject.toml or autodebt.toml of `root`; see `settings.load_settings`."""
    found = find(root)
    return Reader(found, rules, seasons, root).settings() if found is not None else Settings()


def find(root: Path) -> Found | None:
    """Find the table that configures this tool; None where there is none.

    Raises:
        ConfigError: a file cannot be read, or both files configure the tool.
    """
    found: list[Found] = []
    for name in CONFIG_FILES:
        content = toml_file.read_bytes(root / name, name, ConfigError)
        if content is None or (name == "pyproject.toml" and not _speaks_of_us(content)):
            continue
        document = toml_file.parse(content, name, ConfigError)
        prefix: Key = () if name == "autodebt.toml" else ("tool", "autodebt")
        table = _table(document, prefix)
        if table:
            found.append(Found(table, document, prefix))
    if len(found) > 1:
        raise ConfigError(
            "both pyproject.toml and autodebt.toml configure autodebt",
            "move everything into one of them",
        )
    return found[0] if found else None


def from_text(text: str, name: str, rules: Rules, seasons: tuple[str, ...]) -> Settings:
    """Read the text of an autodebt.toml; see `settings.parse_settings`."""
    document = toml_file.parse(text.encode("utf-8", "surrogateescape"), name, ConfigError)
    return Reader(Found(document.data, document), rules, seasons, None).settings()


def from_command_line(
    settings: Settings, given: Mapping[str, object], rules: Rules, seasons: tuple[str, ...]
) -> dict[str, Any]:
    """Check values of the command line; see `settings.with_overrides`."""
    unknown = given.keys() - set(Settings.__struct_fields__)
    if unknown:
        raise TypeError(f"Settings has no field {min(unknown)!r}")
    plain = {field.replace("_", "-"): _plain(value) for field, value in given.items()}
    foreign = bool(settings.rule_packs or settings.rulesets)
    reader = Reader(Found(plain), rules, seasons, None, foreign=foreign)
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


class Reader:
    """Walks one table, key by key, and keeps going after a mistake."""

    def __init__(
        self,
        found: Found,
        rules: Rules,
        seasons: tuple[str, ...],
        root: Path | None,
        *,
        foreign: bool = False,
    ) -> None:
        """Prepare to read a table; without a root no file is looked for."""
        self.found = found
        self.rules = rules
        self.known_seasons = seasons
        self.root = root
        # Packs and rulesets bring rules whose names are not known yet.
        self.foreign = foreign or bool(found.table.get("rule-packs") or found.table.get("rulesets"))
        self.problems = Problems(self._locate)

    def _locate(self, key: Key, value: str) -> str:
        place = self.found.place_of(key, value)
        if self.found.document is None:
            return place
        return f"{place}: " + ".".join(_bare(str(part)) for part in (*self.found.prefix, *key))

    def settings(self) -> Settings:
        """Read the whole table, or raise with everything that is wrong with it."""
        fields = self.fields()
        self.problems.raise_any(ConfigError, "the configuration", _HINT)
        return Settings(**fields)

    def fields(self) -> dict[str, Any]:
        """Read every key; mistakes are in `problems` afterwards."""
        fields: dict[str, Any] = {}
        for key, value in self.found.table.items():
            if key in KEYS:
                field, reader = KEYS[key]
                fields[field] = reader(self, (key,), value)
            else:
                self._unknown_key(key)
        return fields

    def _unknown_key(self, key: str) -> None:
        if key == "tool" and not self.found.prefix:
            message = "in this file the keys stand at the top, outside of any table"
            self.problems.add((key,), message)
        else:
            self.problems.add((key,), f"unknown key {quoted(key)}", wrong=key, meant=KEYS)

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
        """Tables by key."""
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
        """Selectors by pattern of paths."""
        table = self.tables(key, value)
        return tuple((name, self.selectors((*key, name), codes)) for name, codes in table.items())

    def severity(self, key: Key, value: object) -> Severity:
        """The word of a severity."""
        return SEVERITIES[self.word(key, value, tuple(SEVERITIES))]

    def confidence(self, key: Key, value: object) -> Confidence:
        """The word of a confidence."""
        return CONFIDENCES[self.word(key, value, tuple(CONFIDENCES))]

    def word(self, key: Key, value: object, words: tuple[str, ...]) -> str:
        """One of a few words, whatever the case of its letters."""
        for word in words:
            if isinstance(value, str) and value.lower() == word.lower():
                return word
        choices = ", ".join(words)
        said = quoted(value) if isinstance(value, str) else kind(value)
        wrong = value if isinstance(value, str) else ""
        self.problems.add(key, f"must be one of {choices}, not {said}", wrong=wrong, meant=words)
        return words[0]

    def excluded(self, key: Key, value: object) -> tuple[str, ...]:
        """Patterns of files, after the tool's own."""
        return DEFAULT_EXCLUDE + self.strings(key, value)

    def calls_that_report(self, key: Key, value: object) -> tuple[str, ...]:
        """Dotted names, after the tool's own."""
        return DEFAULT_REPORTING_CALLS + self.strings(key, value)

    def where_logging_is_enough(self, key: Key, value: object) -> str:
        """One of `LOG_IS_ENOUGH`."""
        return self.word(key, value, LOG_IS_ENOUGH)

    def rank(self, key: Key, value: object) -> str:
        """One of radon's ranks that a complexity can be too bad by."""
        return self.word(key, value, RANKS)

    def index(self, key: Key, value: object) -> int:
        """A maintainability index."""
        return self._whole(key, value, 0, BEST_INDEX)

    def measure(self, key: Key, value: object) -> str:
        """One of the measures of a gate."""
        return self.word(key, value, MEASURES)

    def flag(self, key: Key, value: object) -> bool:
        """``true`` or ``false``."""
        if isinstance(value, bool):
            return value
        self.problems.add(key, f"must be true or false, not {kind(value)}")
        return False

    def text(self, key: Key, value: object) -> str:
        """A string that is not empty."""
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            self.problems.add(key, "must not be empty")
        else:
            self.problems.add(key, f"must be a string, not {kind(value)}")
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
        if not text:
            return "UTC"
        try:
            zoneinfo.ZoneInfo(text)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            self.problems.add(
                key, f"there is no time zone {quoted(text)}, as 'Europe/Berlin' is one"
            )
        return text

    def files(self, key: Key, value: object) -> tuple[str, ...]:
        """Paths of files that exist."""
        entries = self.strings(key, value)
        for entry in entries:
            self._check_file(key, entry)
        return entries

    def _check_file(self, key: Key, entry: str) -> None:
        if "\0" in entry or (self.root is not None and not (self.root / entry).is_file()):
            self.problems.add(key, f"there is no file {quoted(entry)}", value=entry)

    def seasons(self, key: Key, value: object) -> tuple[str, ...]:
        """Ids of bundled seasons, or paths of files that exist."""
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
        """Names of installed distributions."""
        entries = self.strings(key, value)
        for entry in entries:
            if not re.fullmatch(DISTRIBUTION, entry):
                message = f"{quoted(entry)} is not the name of an installed distribution"
                self.problems.add(key, message, value=entry)
        return entries

    def own_systems(self, key: Key, value: object) -> tuple[OwnSystem, ...]:
        """``[systems.<id>]``, each a system."""
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
            fields = self._fields((*key, number), item, CONDITION_KEYS)
            if "measure" in fields:
                found.append(Condition(**fields))
            else:
                message = f"a condition needs a measure: {', '.join(MEASURES)}"
                self.problems.add((*key, number), message)
        return tuple(found)

    def _fields(self, key: Key, value: object, known: "_Table") -> dict[str, Any]:
        """The values of a table by the names of fields; a key that is not known is a problem."""
        fields: dict[str, Any] = {}
        for name, entry in self.tables(key, value).items():
            if name in known:
                field, reader = known[name]
                fields[field] = reader(self, (*key, name), entry)
            else:
                message = f"unknown key {quoted(name)}"
                self.problems.add((*key, name), message, wrong=name, meant=tuple(known))
        return fields

    def number(self, key: Key, value: object) -> float:
        """A number, 0 or above."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.problems.add(key, f"must be a number, not {kind(value)}")
        elif 0 <= value <= MOST_OF_MEASURE:
            return value
        else:
            self.problems.add(key, f"must be a number from 0 to {MOST_OF_MEASURE:.0f}")
        return 0

    def phases(self, key: Key, value: object) -> tuple[str, ...]:
        """Phases of seasons."""
        entries = self.strings(key, value)
        for entry in entries:
            if entry not in PHASES:
                message = f"{quoted(entry)} is none of {', '.join(PHASES)}"
                self.problems.add(key, message, value=entry, meant=PHASES)
        return entries

    def processes(self, key: Key, value: object) -> tuple[Process, ...]:
        """``[processes.<id>]``, each a business process."""
        return tuple(
            Process(id=name, **self._fields((*key, name), entry, PROCESS_KEYS))
            for name, entry in self.tables(key, value).items()
        )

    def weights(self, key: Key, value: object) -> Weights:
        """``[priority]``; at least one of the weights must count."""
        found = Weights(**self._fields(key, value, WEIGHT_KEYS))
        if not any(msgspec.structs.astuple(found)):
            self.problems.add(key, "one weight at least must be above 0")
        return found

    def incident_hours(self, key: Key, value: object) -> IncidentHours:
        """``[incident-hours]``."""
        return IncidentHours(**self._fields(key, value, INCIDENT_KEYS))

    def _own_system(self, key: Key, name: str, value: object) -> OwnSystem:
        if not re.fullmatch(ID, name):
            self.problems.add(key, f"the id {quoted(name)} must be small letters, digits and -")
        fields = {"id": name, "name": name, **self._fields(key, value, SYSTEM_KEYS)}
        return OwnSystem(**fields)

    def levels(self, key: Key, value: object) -> tuple[BaseLevel, ...]:
        """``ADL301 = "low"``, or ``ADL301 = { level = "low", pinned = true }``."""
        levels = []
        for rules, entry in self.tables(key, value).items():
            self._check_selector((*key, rules), rules)
            if isinstance(entry, dict):
                fields = self._fields((*key, rules), entry, LEVEL_KEYS)
                if "level" not in entry:
                    self.problems.add((*key, rules), f"needs a level: {', '.join(SEVERITIES)}")
            else:
                fields = {"severity": self.severity((*key, rules), entry)}
            levels.append(BaseLevel(rules, **{"severity": Severity.INFO, **fields}))
        return tuple(levels)

    def count(self, key: Key, value: object) -> int:
        """A whole number above 0."""
        return self._whole(key, value, 1)

    def days(self, key: Key, value: object) -> int:
        """A whole number, 0 or above."""
        return self._whole(key, value, 0)

    def _whole(self, key: Key, value: object, least: int, most: int = MOST) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.problems.add(key, f"must be a whole number from {least} to {most}")
        return least

    def day(self, key: Key, value: object) -> datetime.date | None:
        """A date."""
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

    def pairs(self, key: Key, value: object) -> tuple[tuple[str, ...], ...]:
        """Links, each a source and a target."""
        found = self.arrays(key, value)
        if any(len(pair) != 2 for pair in found):
            self.problems.add(key, "must hold pairs of a source and a target")
        return found

    def kind_of_contract(self, key: Key, value: object) -> str:
        """One of the types of contracts."""
        return self.word(key, value, contract_types.TYPES)

    def contracts(self, key: Key, value: object) -> tuple[Contract, ...]:
        """``[[contracts]]``, each with what its type needs."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of tables, not {kind(value)}")
            return ()
        found = [self._contract((*key, number), item) for number, item in enumerate(value)]
        return tuple(contract for contract in found if contract is not None)

    def _contract(self, key: Key, value: object) -> Contract | None:
        before = self.problems.count
        table = self.tables(key, value)
        if table and "type" not in table:
            types = ", ".join(contract_types.TYPES)
            self.problems.add((*key, "type"), f"a contract needs a 'type': one of {types}")
            return None
        kind_of = self.kind_of_contract((*key, "type"), table.get("type", ""))
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
                field, reader = CONTRACT_KEYS[name]
                fields[field] = reader(self, (*key, name), entry)
        return Contract(**fields) if self.problems.count == before else None

    def tolerations(self, key: Key, value: object) -> tuple[Toleration, ...]:
        """``[{ from = "a", to = "b", reason = "...", until = 2026-12-31 }]``."""
        if not isinstance(value, list):
            self.problems.add(key, f"must be an array of tables, not {kind(value)}")
            return ()
        found = []
        for number, item in enumerate(value):
            fields = self._fields((*key, number), item, TOLERATION_KEYS)
            for name in ("from", "to", "reason"):
                if TOLERATION_KEYS[name][0] not in fields:
                    self.problems.add(key, f"a tolerated link needs {quoted(name)}")
            if {"source", "target", "reason"} <= fields.keys():
                found.append(Toleration(**fields))
        return tuple(found)


def _bare(part: str) -> str:
    return part if re.fullmatch(r"[\w-]+", part, re.ASCII) else quoted(part)


_Read = Callable[[Reader, Key, object], Any]
_Table = dict[str, tuple[str, _Read]]
"""By key: the field that it becomes, and what reads it."""

KEYS: _Table = {
    "rulesets": ("rulesets", Reader.files),
    "seasons": ("seasons", Reader.seasons),
    "select": ("select", Reader.selectors),
    "ignore": ("ignore", Reader.selectors),
    "per-file-ignores": ("per_file_ignores", Reader.per_file),
    "fail-on": ("fail_on", Reader.severity),
    "min-severity": ("min_severity", Reader.severity),
    "min-confidence": ("min_confidence", Reader.confidence),
    "exclude": ("exclude", Reader.excluded),
    "systems": ("systems", Reader.own_systems),
    "log-is-enough": ("log_is_enough", Reader.where_logging_is_enough),
    "reporting-calls": ("reporting_calls", Reader.calls_that_report),
    "baseline": ("baseline", Reader.inside),
    "suppression-days": ("suppression_days", Reader.days),
    "fix-timeout": ("fix_timeout", Reader.count),
    "lead": ("lead", Reader.count),
    "timezone": ("timezone", Reader.zone),
    "priority": ("priority", Reader.weights),
    "incident-hours": ("incident_hours", Reader.incident_hours),
    "requires-python": ("requires_python", Reader.specifier),
    "rule-packs": ("rule_packs", Reader.packs),
    "processes": ("processes", Reader.processes),
    "gate": ("gate", Reader.conditions),
    "impact-raises": ("impact_raises", Reader.flag),
    "severity": ("severity", Reader.levels),
    "contracts": ("contracts", Reader.contracts),
    "scattered-client-limit": ("scattered_client_limit", Reader.count),
    "systems-per-script-limit": ("systems_per_script_limit", Reader.count),
    "complexity-rank": ("complexity_rank", Reader.rank),
    "maintainability-index": ("maintainability_index", Reader.index),
}

LEVEL_KEYS: _Table = {
    "level": ("severity", Reader.severity),
    "pinned": ("pinned", Reader.flag),
}

CONTRACT_KEYS: _Table = {
    "name": ("name", Reader.text),
    "type": ("type", Reader.kind_of_contract),
    "reason": ("reason", Reader.text),
    "owner": ("owner", Reader.text),
    "from": ("sources", Reader.strings),
    "to": ("targets", Reader.strings),
    "through": ("through", Reader.strings),
    "systems": ("systems", Reader.strings),
    "pairs": ("pairs", Reader.pairs),
    "groups": ("groups", Reader.arrays),
    "layers": ("layers", Reader.arrays),
    "limit": ("limit", Reader.count),
    "tolerated": ("tolerated", Reader.tolerations),
}

TOLERATION_KEYS: _Table = {
    "from": ("source", Reader.text),
    "to": ("target", Reader.text),
    "reason": ("reason", Reader.text),
    "until": ("until", Reader.day),
    "owner": ("owner", Reader.text),
}

CONDITION_KEYS: _Table = {
    "measure": ("measure", Reader.measure),
    "name": ("name", Reader.text),
    "limit": ("limit", Reader.number),
    "at-least": ("at_least", Reader.severity),
    "rules": ("rules", Reader.selectors),
    "phases": ("phases", Reader.phases),
    "advice": ("advice", Reader.text),
}

PROCESS_KEYS: _Table = {
    "paths": ("paths", Reader.strings),
    "systems": ("systems", Reader.strings),
    "owners": ("owners", Reader.strings),
    "impact": ("impact", Reader.severity),
}

WEIGHT_KEYS: _Table = {
    "revenue": ("revenue", Reader.number),
    "decision": ("decision", Reader.number),
    "risk": ("risk", Reader.number),
    "urgency": ("urgency", Reader.number),
    "ease": ("ease", Reader.number),
    "unlocks": ("unlocks", Reader.number),
}

INCIDENT_KEYS: _Table = {
    "critical": ("critical", Reader.number),
    "high": ("high", Reader.number),
    "medium": ("medium", Reader.number),
    "low": ("low", Reader.number),
}

SYSTEM_KEYS: _Table = {
    "name": ("name", Reader.text),
    "category": ("category", Reader.text),
    "hosts": ("hosts", Reader.strings),
    "imports": ("imports", Reader.strings),
    "env-prefixes": ("env_prefixes", Reader.strings),
    "databases": ("databases", Reader.strings),
    "tables": ("tables", Reader.strings),
    "hub": ("hub", Reader.flag),
}

TABLES: dict[type[Struct], _Table] = {
    Settings: KEYS,
    OwnSystem: SYSTEM_KEYS,
    BaseLevel: LEVEL_KEYS,
    Process: PROCESS_KEYS,
    Condition: CONDITION_KEYS,
    Contract: CONTRACT_KEYS,
    Toleration: TOLERATION_KEYS,
    Weights: WEIGHT_KEYS,
    IncidentHours: INCIDENT_KEYS,
}
"""The keys of every table, by what it is read into."""
