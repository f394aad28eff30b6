"""What a team wants of a run: `[tool.autodebt]` of pyproject.toml, or autodebt.toml.

Reading a table loads `tomllib` and the checks of `reading`; a project without configuration, the
usual case of a single script, loads neither.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings.contracts import Contract
from autodebt_lint.settings.gates import Condition
from autodebt_lint.settings.priorities import IncidentHours, Weights
from autodebt_lint.settings.processes import Process

CONFIG_FILES = ("pyproject.toml", "autodebt.toml")
MARKERS = (*CONFIG_FILES, ".git")

#: Seasons that tighten severities unless a project says otherwise; ``seasons = []`` turns them off.
DEFAULT_SEASONS = ("black-friday", "year-end-close", "spring-break-travel")

#: What nobody means by "our scripts"; a project's own patterns come on top, ``!pattern`` takes one back.
DEFAULT_EXCLUDE = (
    ".*cache/",
    ".direnv/",
    ".eggs/",
    ".git/",
    ".hg/",
    ".ipynb_checkpoints/",
    ".nox/",
    ".pyenv/",
    ".svn/",
    ".tox/",
    ".venv/",
    "__pycache__/",
    "__pypackages__/",
    "build/",
    "dist/",
    "node_modules/",
    "site-packages/",
    "venv/",
    "virtualenv/",
)

#: Calls that carry a failure to people who act on it; a project's own come on top.
DEFAULT_REPORTING_CALLS = (
    "airbrake.notify",
    "bugsnag.notify",
    "honeybadger.notify",
    "newrelic.agent.notice_error",
    "newrelic.agent.record_exception",
    "raygun4py.raygunprovider.RaygunSender.send_exception",
    "rollbar.report_exc_info",
    "rollbar.report_message",
    "sentry_sdk.capture_event",
    "sentry_sdk.capture_exception",
    "sentry_sdk.capture_message",
    "*.captureException",
    "*.capture_exception",
    "*.record_exception",
)

LogIsEnough = Literal["boundary", "always", "never"]
Rank = Literal["B", "C", "D", "E", "F"]
"""Of cyclomatic complexity; A is that of the simplest."""


class OwnSystem(Struct, frozen=True, kw_only=True):
    """An outside system that only this team knows."""

    id: str
    """Key of its table."""
    name: str
    """As people call it; the id unless given.

    Example: name = "Lagovia ERP"
    """
    category: str = "internal"
    """Kind of system, as ``crm``; seasons may name it.

    Example: category = "erp"
    """
    hosts: tuple[str, ...] = ()
    """Host names; ``*.lagovia.internal`` covers all below.

    Example: hosts = ["*.erp.lagovia.internal"]
    """
    imports: tuple[str, ...] = ()
    """Dotted import prefixes of its clients.

    Example: imports = ["lagovia_erp"]
    """
    env_prefixes: tuple[str, ...] = ()
    """Beginnings, ending in ``_``, or whole names of environment variables.

    Example: env-prefixes = ["ERP_"]
    """
    databases: tuple[str, ...] = ()
    """Words in the names of its own database.

    Example: databases = ["erp_core"]
    """
    tables: tuple[str, ...] = ()
    """Tables that only its own database has; ``crm_*`` covers all that begin so.

    Example: tables = ["erp_*"]
    """
    hub: bool = False
    """Data that passes through it makes no point-to-point coupling.

    Example: hub = true
    """


class BaseLevel(Struct, frozen=True):
    """The level at which a project wants a rule's findings to start."""

    rules: str
    """Code, prefix or name."""
    severity: Severity
    """Where the findings start.

    Example: level = "low"
    """
    pinned: bool = False
    """Neither evidence, dates nor seasons raise it.

    Example: pinned = true
    """


class Settings(Struct, frozen=True, kw_only=True):
    """Everything a run can be told; the defaults are those of a project without configuration."""

    rulesets: tuple[str, ...] = ()
    """Paths of the project's own TOML rulesets, relative to its root.

    Example: rulesets = ["debt/systems.toml"]
    """
    seasons: tuple[str, ...] = DEFAULT_SEASONS
    """Ids of bundled seasons, or paths of season files and .ics calendars, relative to the root.

    Example: seasons = ["black-friday", "seasons/summer-sale.toml", "calendars/campaigns.ics"]
    """
    select: tuple[str, ...] = ()
    """Rules to apply; empty means all.

    Example: select = ["ADL3", "hardcoded-credential"]
    """
    ignore: tuple[str, ...] = ()
    """Rules to leave out; the more exact of `select` and `ignore` wins.

    Example: ignore = ["ADL103"]
    """
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Path patterns, each with the rules that its files need not obey.

    Example: per-file-ignores = { "legacy/*" = ["ADL2"] }
    """
    fail_on: Severity = Severity.HIGH
    """From this level on a finding makes exit code 1.

    Example: fail-on = "critical"
    """
    min_severity: Severity | None = None
    """Least level shown; unless given, the output format decides: text hides info, JSON does not.

    Example: min-severity = "low"
    """
    min_confidence: Confidence = Confidence.MEDIUM
    """Least confidence that a finding needs to be shown.

    Example: min-confidence = "high"
    """
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    """Patterns as in .gitignore, after the tool's own; the last match wins.

    Example: exclude = ["vendor/", "!build/"]
    """
    systems: tuple[OwnSystem, ...] = ()
    """Outside systems that only this team knows, by id.

    Example:
        [systems.erp]
        name = "Lagovia ERP"
        hosts = ["*.erp.lagovia.internal"]
    """
    log_is_enough: LogIsEnough = "boundary"
    """Where a logged failure counts as handled: at a job's boundary, always or never.

    Example: log-is-enough = "never"
    """
    reporting_calls: tuple[str, ...] = DEFAULT_REPORTING_CALLS
    """Dotted names, besides the tool's own; ``*.notify_ops`` covers any call that ends so.

    Example: reporting-calls = ["*.notify_ops"]
    """
    rule_packs: tuple[str, ...] = ()
    """Names of installed distributions with more rules.

    Example: rule-packs = ["lagovia-autodebt-rules"]
    """
    processes: tuple[Process, ...] = ()
    """Business processes that the code serves, by id.

    Example:
        [processes.lead-capture]
        paths = ["jobs/forms/*"]
        owners = ["@lagovia/web"]
    """
    gate: tuple[Condition, ...] = ()
    """Conditions of the quality gate; what `check` asks when empty.

    Example:
        [[gate]]
        measure = "findings"
        at-least = "medium"
        limit = 0
        phases = ["freeze", "peak"]
    """
    impact_raises: bool = False
    """Whether a finding of a process with critical impact is one level higher.

    Example: impact-raises = true
    """
    severity: tuple[BaseLevel, ...] = ()
    """Levels at which rules start, by code, prefix or name.

    Example:
        [severity]
        ADL101 = "low"
        ADL3 = { level = "high", pinned = true }
    """
    contracts: tuple[Contract, ...] = ()
    """What the team agreed about its integration graph.

    Example:
        [[contracts]]
        name = "no copies between CRMs"
        type = "forbidden"
        from = ["category:crm"]
        to = ["category:crm"]
        reason = "persons were doubled"
    """
    scattered_client_limit: int = 3
    """Modules with a client of their own for one system from which on they are too many.

    Example: scattered-client-limit = 5
    """
    systems_per_script_limit: int = 4
    """Systems joined by one script from which on they are too many.

    Example: systems-per-script-limit = 6
    """
    complexity_rank: Rank = "C"
    """Radon's rank of cyclomatic complexity from which on a function is too complex.

    Example: complexity-rank = "D"
    """
    maintainability_index: int = 20
    """Radon's maintainability index below which a file is too complex; 0 for none.

    Example: maintainability-index = 10
    """
    baseline: str = ".autodebt-baseline.json"
    """Path of the file with accepted findings, from the root; it need not exist.

    Example: baseline = "debt/baseline.json"
    """
    suppression_days: int = 0
    """Days for which a comment may silence a finding at most; 0 for ever.

    Example: suppression-days = 180
    """
    fix_timeout: int = 60
    """Seconds that a repair lets a call wait for the other side.

    Example: fix-timeout = 30
    """
    lead: int = 30
    """Days before which a finding says that it will block.

    Example: lead = 45
    """
    timezone: str = "UTC"
    """Whose midnight begins the day of a run, as ``Europe/Berlin``.

    Example: timezone = "Europe/Berlin"
    """
    priority: Weights = Weights()
    """What counts when debt is put in order, by `report` and `plan`.

    Example:
        [priority]
        revenue = 40
        ease = 0
    """
    incident_hours: IncidentHours = IncidentHours()
    """Hours a year that a finding is assumed to cost in incidents, for `report` and `plan`.

    Example:
        [incident-hours]
        critical = 16
        low = 0
    """
    requires_python: str = ""
    """Python releases that the scripts are for; what ``[project]`` says unless given here.

    Example: requires-python = ">=3.10"
    """


def is_season_path(entry: str) -> bool:
    """Tell the path of a season file or calendar from the id of a bundled season."""
    return entry.endswith(".toml") or is_calendar(entry) or "/" in entry


def is_calendar(entry: str) -> bool:
    """Tell a calendar of campaigns from a season file."""
    return entry.lower().endswith(".ics")


def find_root(start: Path) -> Path:
    """Give the nearest folder with pyproject.toml, autodebt.toml or .git; else `start` itself.

    Args:
        start: a file or folder; it need not exist.
    """
    folder = start.absolute()
    if not folder.is_dir():
        folder = folder.parent
    for candidate in (folder, *folder.parents):
        if is_project(candidate):
            return candidate
    return folder


def is_project(folder: Path) -> bool:
    """Tell whether a folder carries the mark of a project's root."""
    return any(os.path.exists(folder / marker) for marker in MARKERS)


def load_settings(
    root: Path, *, rules: Iterable[tuple[str, str]] = (), seasons: Iterable[str] = ()
) -> Settings:
    """Read a project's configuration.

    Args:
        root: folder that holds pyproject.toml or autodebt.toml, or neither.
        rules: code and name of every rule there is; names in the configuration are checked
            against them, unless none are given.
        seasons: ids of the bundled seasons, likewise.

    Raises:
        ConfigError: the configuration is wrong; the message lists all of its problems.
    """
    if not any(os.path.lexists(root / name) for name in CONFIG_FILES):
        return Settings()
    from autodebt_lint.settings import python_versions, reading

    settings = reading.from_folder(root, tuple(rules), tuple(seasons))
    if settings.requires_python:
        return settings
    requires = python_versions.requires_python(root)
    return msgspec.structs.replace(settings, requires_python=requires) if requires else settings


def parse_settings(
    text: str,
    *,
    name: str = "autodebt.toml",
    rules: Iterable[tuple[str, str]] = (),
    seasons: Iterable[str] = (),
) -> Settings:
    """Read configuration from a text, as autodebt.toml would hold it; no file is looked for.

    Raises:
        ConfigError: the configuration is wrong; the message lists all of its problems.
    """
    from autodebt_lint.settings import reading

    return reading.from_text(text, name, tuple(rules), tuple(seasons))


def with_overrides(
    settings: Settings,
    *,
    rules: Iterable[tuple[str, str]] = (),
    seasons: Iterable[str] = (),
    **given: object,
) -> Settings:
    """Let the command line have the last word.

    Args:
        settings: as configured.
        rules: code and name of every rule there is, see `load_settings`.
        seasons: ids of the bundled seasons.
        **given: fields of `Settings` by name. None means not given. Lists may be strings with
            commas; levels may be words; patterns of `exclude` and `reporting_calls` are added.

    Raises:
        UsageError: a value is wrong; the message lists all problems.
    """
    wanted = {field: value for field, value in given.items() if value is not None}
    if not wanted:
        return settings
    from autodebt_lint.settings import reading

    changes = reading.from_command_line(settings, wanted, tuple(rules), tuple(seasons))
    return msgspec.structs.replace(settings, **changes)


def digest(settings: Settings) -> str:
    """Identify what facts and findings depend on: part of the cache's key.

    Dates, seasons, levels, display and exclusions are left out: they are applied later, or choose
    files. The *content* of rulesets is the business of the knowledge cache.
    """
    import hashlib

    matters: Sequence[object] = (
        settings.rulesets,
        settings.select,
        settings.ignore,
        settings.systems,
        settings.log_is_enough,
        settings.reporting_calls,
        settings.rule_packs,
        settings.requires_python,
        settings.fix_timeout,
        settings.contracts,
        settings.scattered_client_limit,
        settings.systems_per_script_limit,
        settings.complexity_rank,
        settings.maintainability_index,
    )
    return hashlib.sha256(msgspec.json.encode(matters)).hexdigest()[:16]
