"""What a team can configure, and where configuration is looked for."""

from pathlib import Path

import pytest

from autodebt_lint.errors import ConfigError, UsageError
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.settings import (
    DEFAULT_EXCLUDE,
    DEFAULT_REPORTING_CALLS,
    DEFAULT_SEASONS,
    BaseLevel,
    OwnSystem,
    Settings,
    digest,
    find_root,
    load_settings,
    parse_settings,
    with_overrides,
)

RULES = (
    ("ADL101", "hardcoded-endpoint"),
    ("ADL301", "request-without-timeout"),
    ("ADL303", "swallowed-exception"),
)
SEASONS = ("black-friday", "spring-break-travel", "year-end-close")

EVERYTHING = """
rulesets = ["rulesets/ours.toml"]
seasons = ["black-friday", "./seasons/regatta.toml"]
select = ["ADL1", "ADL301", "swallowed-exception"]
ignore = ["ADL101"]
fail-on = "critical"
min-severity = "medium"
min-confidence = "low"
exclude = ["legacy/", "!build/"]
log-is-enough = "never"
reporting-calls = ["*.notify_ops"]
rule-packs = ["lagovia-rules"]

[per-file-ignores]
"one_off/**" = ["ADL3"]

[systems.booking-engine]
name = "Booking engine"
category = "booking"
hosts = ["*.booking.lagovia.internal"]
imports = ["lagovia_booking"]
env-prefixes = ["BOOKING_"]
hub = true

[severity]
ADL101 = "low"
swallowed-exception = { level = "critical", pinned = true }
"""


def read(text: str) -> Settings:
    return parse_settings(text, rules=RULES, seasons=SEASONS)


def test_a_project_without_configuration_gets_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, rules=RULES, seasons=SEASONS)
    assert settings == Settings()
    assert settings.fail_on is Severity.HIGH
    assert settings.min_confidence is Confidence.MEDIUM
    assert settings.min_severity is None
    assert settings.seasons == DEFAULT_SEASONS


def test_every_key_is_read() -> None:
    assert read(EVERYTHING) == Settings(
        rulesets=("rulesets/ours.toml",),
        seasons=("black-friday", "./seasons/regatta.toml"),
        select=("ADL1", "ADL301", "swallowed-exception"),
        ignore=("ADL101",),
        per_file_ignores=(("one_off/**", ("ADL3",)),),
        fail_on=Severity.CRITICAL,
        min_severity=Severity.MEDIUM,
        min_confidence=Confidence.LOW,
        exclude=(*DEFAULT_EXCLUDE, "legacy/", "!build/"),
        systems=(
            OwnSystem(
                id="booking-engine",
                name="Booking engine",
                category="booking",
                hosts=("*.booking.lagovia.internal",),
                imports=("lagovia_booking",),
                env_prefixes=("BOOKING_",),
                hub=True,
            ),
        ),
        log_is_enough="never",
        reporting_calls=(*DEFAULT_REPORTING_CALLS, "*.notify_ops"),
        rule_packs=("lagovia-rules",),
        severity=(
            BaseLevel("ADL101", Severity.LOW),
            BaseLevel("swallowed-exception", Severity.CRITICAL, pinned=True),
        ),
    )


@pytest.mark.parametrize(
    "table",
    [
        '[tool.autodebt]\nselect = ["ADL3"]\n',
        '[tool]\nautodebt.select = ["ADL3"]\n',
        '[ tool . "autodebt" ]\nselect = ["ADL3"]\n',
        '\ufeff[tool.autodebt]\r\nselect = ["ADL3"]\r\n',
    ],
    ids=["table", "dotted key", "spaces and quotes", "byte order mark and CRLF"],
)
def test_pyproject_is_read_however_the_table_is_written(tmp_path: Path, table: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(table.encode())
    assert load_settings(tmp_path, rules=RULES).select == ("ADL3",)


def test_a_pyproject_that_is_not_about_us_may_be_broken(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[dev]\nneeds = ["autodebt-lint>=1"]\n]]')
    assert load_settings(tmp_path) == Settings()


def test_autodebt_toml_needs_no_table(tmp_path: Path) -> None:
    (tmp_path / "autodebt.toml").write_text('fail-on = "low"\n')
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'jobs'\n")
    assert load_settings(tmp_path).fail_on is Severity.LOW


def test_two_configurations_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "autodebt.toml").write_text('fail-on = "low"\n')
    (tmp_path / "pyproject.toml").write_text("[tool.autodebt]\nfail-on = 'high'\n")
    with pytest.raises(ConfigError, match=r"both pyproject.toml and autodebt.toml"):
        load_settings(tmp_path)


def test_no_seasons_can_be_wanted() -> None:
    assert read("seasons = []").seasons == ()


def test_rules_of_packs_and_rulesets_are_not_known_yet() -> None:
    assert read('rule-packs = ["lagovia-rules"]\nselect = ["LAG101"]').select == ("LAG101",)
    with pytest.raises(ConfigError, match="'LAG101' is no rule"):
        read('select = ["LAG101"]')


@pytest.mark.parametrize("marker", ["pyproject.toml", "autodebt.toml"])
def test_the_root_is_the_nearest_folder_with_a_marker(tmp_path: Path, marker: str) -> None:
    (tmp_path / ".git").mkdir()
    jobs = tmp_path / "jobs"
    (jobs / "nightly").mkdir(parents=True)
    script = jobs / "nightly" / "sync.py"
    script.touch()
    assert find_root(script) == tmp_path
    (jobs / marker).touch()
    assert find_root(script) == jobs
    assert find_root(jobs / "nightly" / "missing.py") == jobs


class TestCommandLine:
    def test_what_is_not_given_stays(self) -> None:
        configured = read('select = ["ADL3"]')
        assert with_overrides(configured, select=None, fail_on=None) is configured

    def test_lists_may_hold_commas_and_levels_may_be_words(self) -> None:
        settings = with_overrides(
            Settings(), rules=RULES, select=("ADL1,ADL301", "ADL303"), fail_on="low"
        )
        assert settings.select == ("ADL1", "ADL301", "ADL303")
        assert settings.fail_on is Severity.LOW

    def test_levels_may_be_levels(self) -> None:
        settings = with_overrides(
            Settings(), min_severity=Severity.HIGH, min_confidence=Confidence.LOW
        )
        assert settings.min_severity is Severity.HIGH
        assert settings.min_confidence is Confidence.LOW

    def test_exclusions_are_added_to_the_configured_ones(self) -> None:
        configured = read('exclude = ["legacy/"]')
        assert with_overrides(configured, exclude=("old/",)).exclude == (
            *DEFAULT_EXCLUDE,
            "legacy/",
            "old/",
        )

    def test_all_mistakes_are_told_at_once(self) -> None:
        with pytest.raises(UsageError) as caught:
            with_overrides(
                Settings(), rules=RULES, select=("ADL31", "swalowed-exception"), fail_on="hihg"
            )
        assert str(caught.value).splitlines() == [
            "3 problems in the command line",
            "  --select: 'ADL31' is no rule, nor the start of a code; did you mean `ADL301`?",
            (
                "  --select: 'swalowed-exception' is no rule, nor the start of a code;"
                " did you mean `swallowed-exception`?"
            ),
            (
                "  --fail-on: must be one of info, low, medium, high, critical, not 'hihg';"
                " did you mean `high`?"
            ),
        ]


class TestDigest:
    @pytest.mark.parametrize(
        "change",
        [
            'rulesets = ["ours.toml"]',
            'select = ["ADL3"]',
            'ignore = ["ADL3"]',
            'log-is-enough = "always"',
            'reporting-calls = ["tell"]',
            'rule-packs = ["ours"]',
            "[systems.erp]\nhub = true",
        ],
    )
    def test_depends_on_what_changes_facts_or_findings(self, change: str) -> None:
        assert digest(read(change)) != digest(Settings())

    @pytest.mark.parametrize(
        "change",
        ["seasons = []", 'fail-on = "low"', 'min-severity = "low"', 'severity.ADL301 = "low"'],
    )
    def test_ignores_what_is_judged_later(self, change: str) -> None:
        assert digest(read(change)) == digest(Settings())
