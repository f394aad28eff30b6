"""The pipeline as a whole: the same findings whatever the cache, the processes and the order."""

import datetime
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from autodebt_lint import session
from autodebt_lint.engine.packs import pack_rules
from autodebt_lint.engine.pool import MIN_JOBS
from autodebt_lint.errors import ConfigError
from autodebt_lint.reporters import View
from autodebt_lint.reporters.text import render
from autodebt_lint.settings import Settings, load_settings
from tests.checking import OFF_SEASON, check, check_texts, found, shown, write

CALL = 'import requests\n\nrequests.get("https://api.hubapi.com/crm/lists/2026-03/search")\n'
QUIET = "import requests\n\nprint('nothing to see')\n"


CLIENT = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"
CALLER = """\
from clients.shop_{client} import fetch

fetch("https://shop-{number}.myshopify.com/admin/api/2024-01/orders.json").json()
TOKEN = "shpat_{number:032x}"
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Make a project large enough for several processes: callers of a few shared clients."""
    files = {"autodebt.toml": ""}
    files |= {f"clients/shop_{number}.py": CLIENT for number in range(12)}
    for number in range(MIN_JOBS):
        files[f"jobs/sync_{number}.py"] = CALLER.format(client=number % 12, number=number)
    return write(tmp_path / "large", files)


# Whatever the machinery does


def test_findings_are_the_same_in_one_process_in_two_and_from_the_cache(large):
    expected = shown(check(large, cache=False))
    assert len(expected) > 3 * MIN_JOBS
    assert shown(check(large)) == expected, "cold cache"
    assert shown(check(large, jobs=2)) == expected, "the outcome of the last run"
    write(large, {"jobs/other.py": QUIET})
    assert shown(check(large)) == expected, "facts from the cache, rules anew"
    alone = shown(check(large, project=False, cache=False))
    assert shown(check(large, project=False, jobs=2)) == alone


def test_two_processes_find_what_one_finds(large):
    expected = found(check(large, cache=False))
    assert found(check(large, cache=False, jobs=2)) == expected
    assert found(check(large, jobs=2)) == expected


def test_a_file_that_is_read_anew_changes_no_verdict(large):
    expected = shown(check(large))
    os.utime(large / "jobs/sync_0.py", (0, 0))
    assert shown(check(large)) == expected


def test_two_processes_say_of_each_finding_what_one_says(large):
    expected = shown(check(large, cache=False))
    assert all(shown(check(large, cache=False, jobs=2)) == expected for _ in range(3))


def test_the_order_in_which_paths_are_given_does_not_matter(large):
    paths = [large / "jobs" / f"sync_{number}.py" for number in range(20)]
    expected = shown(check(large, *paths))
    assert expected
    assert shown(check(large, *reversed(paths))) == expected
    assert shown(check(large, *paths, *paths)) == expected


def test_output_does_not_depend_on_the_seed_of_hashes(large):
    command = [sys.executable, "-m", "autodebt_lint", "check", "--no-cache", "--as-of=2026-06-15"]
    command += ["--output-format=json", "--jobs=1", "."]

    def output(seed: int) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": str(seed)}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        done = subprocess.run(command, cwd=large, env=environment, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    first = output(0)
    assert b"ADL106" in first
    assert output(1) == output(4_242) == first


# What changed is read again


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Make a project of one script, and warm its cache."""
    path = write(tmp_path / "one", {"autodebt.toml": "", "sync.py": CALL}) / "sync.py"
    assert found(check(path.parent))
    return path


def spoken_of(report):
    return " ".join(verdict.finding.message for verdict in report.verdicts)


def test_a_longer_file_is_read_again(script):
    state = script.stat()
    script.write_text(CALL + "requests.get(URL)\n")
    os.utime(script, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (4, "ADL301") in {(line, code) for _, line, code in found(check(script.parent))}


def test_a_file_of_the_same_length_and_another_time_is_read_again(script):
    state = script.stat()
    script.write_text(CALL.replace("https", "https").replace("requests.get(", "requests.put("))
    os.utime(script, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    assert "requests.put" in spoken_of(check(script.parent))


def test_a_file_put_in_the_place_of_another_is_read_again(script):
    state = script.stat()
    other = script.with_name("other.txt")
    other.write_text(CALL.replace("requests.get(", "requests.put("))
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    other.replace(script)
    assert "requests.put" in spoken_of(check(script.parent))


def test_a_change_elsewhere_in_the_project_counts(tmp_path):
    client = "import requests\n\n\ndef fetch(url):\n    return requests.get(url{})\n"
    caller = "from client import fetch\n\nfetch('https://erp.lagovia.com/api').raise_for_status()\n"
    root = write(tmp_path / "two", {"autodebt.toml": "", "client.py": client.format("")})
    write(root, {"sync.py": caller})
    assert found(check(root), "ADL301")
    write(root, {"client.py": client.format(", timeout=5")})
    assert found(check(root), "ADL301") == []


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4_096],
    ids=["empty", "foreign", "torn"],
)
def test_a_damaged_cache_is_a_miss(script, tmp_path, damage):
    expected = shown(check(script.parent, cache=False))
    caches = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert {path.suffix for path in caches} >= {".sqlite", ".msgpack"}
    for path in caches:
        path.write_bytes(damage)
    assert shown(check(script.parent)) == expected
    assert shown(check(script.parent)) == expected, "and mended"


def test_a_cache_that_cannot_be_written_costs_time_only(script, tmp_path, monkeypatch):
    expected = shown(check(script.parent))
    (tmp_path / "a file").touch()
    monkeypatch.setenv("AUTODEBT_CACHE_DIR", str(tmp_path / "a file" / "below"))
    assert shown(check(script.parent)) == expected


def test_nothing_is_written_into_the_scanned_project(script):
    assert sorted(path.name for path in script.parent.rglob("*")) == ["autodebt.toml", "sync.py"]


# The day


def test_two_days_differ_in_severities_only(script):
    freeze = datetime.date(2026, 11, 20)
    summer, autumn = check(script.parent), check(script.parent, day=freeze)
    assert [v.finding for v in summer.verdicts] == [v.finding for v in autumn.verdicts]
    assert [v.fingerprint for v in summer.verdicts] == [v.fingerprint for v in autumn.verdicts]
    assert [v.severity for v in summer.verdicts] != [v.severity for v in autumn.verdicts]
    assert all(
        b.severity >= a.severity for a, b in zip(summer.verdicts, autumn.verdicts, strict=True)
    )


def test_no_day_is_kept_in_the_cache(script):
    days = [OFF_SEASON, datetime.date(2026, 11, 20), datetime.date(2027, 3, 10)]
    expected = [shown(check(script.parent, day=day, cache=False)) for day in days]
    assert [shown(check(script.parent, day=day)) for day in days] == expected
    assert [shown(check(script.parent, day=day)) for day in reversed(days)] == expected[::-1]


# Paths choose what is reported, the project's facts count

WRAPPED = {
    "autodebt.toml": "",
    "clients/http.py": """\
        import requests


        def call(url, wait):
            return requests.get(url, timeout=wait)
        """,
    "clients/hosts.py": """\
        ERP = "https://erp.lagovia.com/api"
        """,
    "jobs/bounded.py": """\
        from clients.hosts import ERP
        from clients.http import call

        call(ERP, 10).raise_for_status()
        """,
    "jobs/careless.py": """\
        from clients.hosts import ERP
        from clients.http import call

        call(ERP, 10).json()
        """,
}


@pytest.mark.parametrize("path", [path for path in WRAPPED if path.endswith(".py")])
def test_one_file_alone_gets_the_findings_it_has_in_the_whole(path, tmp_path):
    root = write(tmp_path / "wrapped", WRAPPED)
    whole = [item for item in found(check(root)) if item.path == path]
    assert found(check(root, root / path)) == whole


def test_a_wrapper_is_judged_by_its_callers(tmp_path):
    # All callers pass a timeout; one of them does not look at the status.
    report = check(write(tmp_path / "wrapped", WRAPPED))
    assert found(report) == [
        ("clients/hosts.py", 1, "ADL101"),
        ("clients/http.py", 5, "ADL302"),
        ("clients/http.py", 5, "ADL305"),
        ("jobs/bounded.py", 1, "ADL501"),
        ("jobs/bounded.py", 1, "ADL502"),
        ("jobs/careless.py", 1, "ADL501"),
        ("jobs/careless.py", 1, "ADL502"),
    ]


def test_without_the_project_each_file_is_judged_by_itself():
    sources = {
        "client.py": "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n",
        "sync.py": "from client import fetch\n\nfetch('https://erp.lagovia.com/api').json()\n",
    }
    whole = found(check_texts(sources))
    alone = found(check_texts(sources, project=False))
    each = [found(check_texts({path: text}, project=False)) for path, text in sources.items()]
    assert alone == [item for row in each for item in row]
    assert set(alone) < set(whole)


def test_couplings_are_found_within_a_project_only(example):
    settings = load_settings(example)
    report = session.run(settings, example, [example], OFF_SEASON, project=False, jobs=1)
    assert found(report, "ADL401") == []
    assert found(report, "ADL101")


# Owners


def test_a_file_is_shown_with_its_owner(script):
    write(script.parent, {"CODEOWNERS": "* @everyone\nsync.py @lagovia/integrations\n"})
    text = "".join(render(check(script.parent), View()))
    assert "sync.py  @lagovia/integrations\n" in text


# What a team brings along


def test_a_ruleset_of_the_team_names_systems_and_bans(tmp_path):
    root = write(
        tmp_path / "own",
        {
            "autodebt.toml": "rulesets = ['lagovia.toml']\n",
            "lagovia.toml": """\
                [[system]]
                id = "booking-core"
                name = "Booking Core"
                category = "internal"
                role = "operational"
                hosts = ["booking.lagovia.com"]

                [[rule]]
                id = "LAG001"
                message = "booking-v1 is switched off in autumn"
                severity = "high"
                replacement = "booking.lagovia.com"
                hosts = ["booking-v1.lagovia.com"]
                imports = ["lagovia_legacy"]
                """,
            "sync.py": """\
                import lagovia_legacy
                import requests

                requests.get("https://booking.lagovia.com/api", timeout=5).raise_for_status()
                requests.get("https://booking-v1.lagovia.com/api", timeout=5).raise_for_status()
                """,
        },
    )
    report = check(root)
    assert [(line, code) for _, line, code in found(report, "LAG001")] == [
        (1, "LAG001"),
        (5, "LAG001"),
    ]
    messages = {v.finding.place.line: v.finding.message for v in report.verdicts}
    assert "Booking Core" in messages[4]
    assert "use booking.lagovia.com" in messages[1]
    assert report.exit_code == 1


def test_a_changed_ruleset_counts_at_once(tmp_path):
    rule = '[[rule]]\nid = "LAG001"\nmessage = "no"\nimports = ["{}"]\n'
    root = write(tmp_path / "own", {"autodebt.toml": "rulesets = ['own.toml']\n", "a.py": CALL})
    write(root, {"own.toml": rule.format("ftplib")})
    assert found(check(root), "LAG001") == []
    write(root, {"own.toml": rule.format("requests")})
    assert [line for _, line, _ in found(check(root), "LAG001")] == [1]


PACK = """\
    from autodebt_lint.api import Rule, Severity

    RAN = True
    rule = Rule("LAG010", __name__, severity=Severity.LOW, effort=5, doc="Says that it ran.")


    @rule.module
    def check(module):
        from autodebt_lint.api import Place

        yield rule.finding(module.path, Place(1, 1, 1, 1), "the pack ran")
    """


def install(folder: Path, module: str) -> None:
    """Lay out a distribution ``lagovia-rules`` as an installer would."""
    write(
        folder,
        {
            f"{module}.py": PACK,
            "lagovia_rules-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lagovia-rules\nVersion: 1.0\n",
            "lagovia_rules-1.0.dist-info/entry_points.txt": f"[autodebt_lint.rules]\nran = {module}\n",
        },
    )


def test_a_pack_inside_the_scanned_project_is_refused_and_not_run(script, monkeypatch):
    install(script.parent, "lagovia_pack_inside")
    monkeypatch.syspath_prepend(script.parent)
    settings = Settings(rule_packs=("lagovia-rules",))
    with pytest.raises(ConfigError, match="lies in the scanned project"):
        session.run(settings, script.parent, [script], OFF_SEASON, jobs=1)
    assert "lagovia_pack_inside" not in sys.modules


def test_a_pack_inside_the_scanned_project_runs_when_it_is_trusted(script, monkeypatch):
    install(script.parent, "lagovia_pack_trusted")
    monkeypatch.syspath_prepend(script.parent)
    settings = Settings(rule_packs=("lagovia-rules",))
    report = session.run(settings, script.parent, [script], OFF_SEASON, jobs=1, trust=True)
    assert len(found(report, "LAG010")) == 1


def test_a_pack_installed_elsewhere_runs(script, monkeypatch, tmp_path):
    install(tmp_path / "site", "lagovia_pack_elsewhere")
    monkeypatch.syspath_prepend(tmp_path / "site")
    settings = Settings(rule_packs=("lagovia-rules",))
    report = session.run(settings, script.parent, [script], OFF_SEASON, jobs=1)
    assert len(found(report, "LAG010")) == 1


def test_a_module_of_the_scanned_project_cannot_stand_in_for_a_packs(script, monkeypatch, tmp_path):
    install(tmp_path / "site", "lagovia_pack_shadowed")
    monkeypatch.syspath_prepend(tmp_path / "site")
    write(script.parent, {"lagovia_pack_shadowed.py": PACK})
    monkeypatch.syspath_prepend(script.parent)
    with pytest.raises(ConfigError, match="lies in the scanned project"):
        pack_rules(["lagovia-rules"], script.parent, trust=False)


def test_a_pack_that_is_not_installed_is_told_by_name(script):
    settings = Settings(rule_packs=("lagovia-nowhere",))
    with pytest.raises(ConfigError, match="'lagovia-nowhere' is not installed"):
        session.run(settings, script.parent, [script], OFF_SEASON, jobs=1)


def test_a_distribution_without_rules_is_told(script):
    assert metadata.version("msgspec")
    with pytest.raises(ConfigError, match="no entry point"):
        pack_rules(["msgspec"], script.parent, trust=False)
