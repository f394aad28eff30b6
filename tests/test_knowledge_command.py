"""``autodebt knowledge``: what the rulesets say, lack, and should read again."""

import json

import pytest

from autodebt_lint.cli import main
from tests.checking import write


@pytest.fixture
def knowledge(capsys, monkeypatch, tmp_path):
    """Run the command in an empty project; returns the exit code and both streams."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(["knowledge", *arguments])
        return code, *capsys.readouterr()

    return run


def test_all_systems_stand_in_one_table(knowledge):
    code, out, _ = knowledge("list", "--as-of", "2026-06-01")
    assert code == 0
    head, *rows = out.splitlines()
    assert head.split()[:4] == ["id", "name", "category", "role"]
    assert any(row.startswith("hubspot ") for row in rows)


def test_a_system_with_its_ends_of_life_and_their_sources(knowledge):
    code, out, _ = knowledge("show", "HubSpot", "--as-of", "2026-06-01")
    assert code == 0
    assert out.startswith("hubspot: HubSpot\n")
    assert "api.hubapi.com" in out
    assert "2022-11-20x  HubSpot API keys (hapikey query parameter)" in out
    assert "https://developers.hubspot.com/" in out


def test_for_programs(knowledge):
    _, out, _ = knowledge("show", "slack", "--output-format", "json")
    (slack,) = json.loads(out)["items"]
    assert slack["id"] == "slack"
    assert all(item["source"].startswith("https://") for item in slack["retirements"])


def test_a_library_with_what_to_use_and_its_source(knowledge):
    code, out, _ = knowledge("show", "oauth2client")
    assert code == 0
    assert out.startswith("oauth2client: deprecated library\n  imports   oauth2client\n")
    assert "  use       google-auth" in out
    assert ", read 20" in out


def test_the_deprecated_names_of_a_library(knowledge):
    _, out, _ = knowledge("show", "sqlalchemy")
    head, *lines = out.splitlines()
    assert head.startswith("SQLAlchemy: ")
    assert head.endswith(" deprecated names")
    assert any("sqlalchemy.MetaData(bind=): removed in 2.0; use " in line for line in lines)


def test_one_deprecated_name_and_one_end_of_life(knowledge):
    _, out, _ = knowledge("show", "pandas.Panel", "--output-format", "json")
    (item,) = json.loads(out)["items"]
    assert (item["kind"], item["library"], item["status"]) == ("call", "pandas", "removed")
    _, out, _ = knowledge("show", "hubspot-hapikey", "--as-of", "2026-06-01")
    assert out.startswith(
        "hubspot-hapikey: end of life at hubspot\n  2022-11-20x  HubSpot API keys"
    )


def test_everything_of_one_name_is_shown(knowledge):
    _, out, _ = knowledge("show", "openai", "klaviyo", "--output-format", "json")
    items = json.loads(out)["items"]
    assert [item["kind"] for item in items[:3]] == ["system", "system", "library"]
    assert {item["library"] for item in items[3:]} == {"openai"}


def test_libraries_in_one_table(knowledge):
    _, out, _ = knowledge("list", "libraries")
    head, *rows = out.splitlines()
    assert head.split() == ["id", "status", "gone", "in", "use"]
    ids = [row.split()[0] for row in rows]
    assert "oauth2client" in ids
    assert ids == sorted(ids)


def test_ends_of_life_by_date(knowledge):
    _, out, _ = knowledge("list", "retirements", "--as-of", "2026-06-01")
    head, *rows = out.splitlines()
    assert head.split() == ["end", "system", "id", "title"]
    days = [row[:10] for row in rows if row[:2] == "20"]
    assert len(days) > 100
    assert days == sorted(days)
    passed = [row[:10] for row in rows if row[10] == "x"]
    assert max(passed) < "2026-06-01" <= min(set(days) - set(passed))


def test_deprecated_names_by_library(knowledge):
    _, out, _ = knowledge("list", "calls")
    _, *rows = out.splitlines()
    libraries = [row.split()[0] for row in rows]
    assert {"pandas", "stdlib"} < set(libraries)
    assert libraries == sorted(libraries)


@pytest.mark.parametrize(
    ("kind", "one"),
    [
        ("systems", "system"),
        ("libraries", "library"),
        ("retirements", "retirement"),
        ("calls", "call"),
    ],
)
def test_lists_for_programs(knowledge, kind, one):
    _, out, _ = knowledge("list", kind, "--output-format", "json")
    items = json.loads(out)["items"]
    assert len(items) > 100
    assert {item["kind"] for item in items} == {one}


def test_a_system_that_only_the_project_knows(knowledge, tmp_path):
    text = '[systems.erp]\nname = "Lagovia ERP"\nhosts = ["*.erp.lagovia.internal"]\n'
    write(tmp_path, {"autodebt.toml": text})
    _, out, _ = knowledge("show", "erp")
    assert out.startswith("erp: Lagovia ERP\n")


def test_hosts_and_imports_that_no_entry_knows(knowledge, tmp_path):
    write(
        tmp_path,
        {
            "autodebt.toml": "",
            "jobs/one.py": """\
                import os

                import acmecrm
                import requests
                from jobs import shared

                requests.get("https://api.acme-travel.com/leads", timeout=10)
                requests.get("https://api.hubapi.com/crm", timeout=10)
                requests.get("https://erp01.corp.acme.local/x", timeout=10)
                """,
            "jobs/two.py": """\
                import requests

                requests.get("https://api.acme-travel.com/deals", timeout=10)
                """,
            "jobs/shared.py": "import os\n",
        },
    )
    code, out, _ = knowledge("unknown", "jobs")
    assert code == 0
    assert out == (
        "host   api.acme-travel.com  (2 files)  jobs/one.py:7, jobs/two.py:3\n"
        "import acmecrm  (1 file)  jobs/one.py:3\n"
    )


def test_nothing_is_unknown_in_an_empty_project(knowledge):
    assert knowledge("unknown")[:2] == (0, "every host and import is known\n")


def test_entries_that_were_read_long_ago(knowledge):
    _, out, _ = knowledge(
        "stale", "--as-of", "2028-01-01", "--days", "30", "--output-format", "json"
    )
    assert len(json.loads(out)["items"]) > 100
    _, out, _ = knowledge("stale", "--as-of", "2026-11-23", "--days", "300")
    assert out == "no end of life was read 300 days ago or earlier\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "which action? It is one of list, show, unknown, stale, test"),
        (["shw"], "no such action: shw; did you mean show?"),
        (["show"], "show what?"),
        (["show", "hubspt"], "deprecated name: hubspt; did you mean hubspot?"),
        (["show", "oauth2clent"], "deprecated name: oauth2clent; did you mean oauth2client?"),
        (["show", "Pands"], "deprecated name: Pands; did you mean pandas?"),
        (["show", "hubspot-v"], "did you mean hubspot"),
        (["list", "librarys"], "list: no such value: librarys; did you mean libraries?"),
        (["list", "calls", "hubspot"], "not expected: hubspot"),
        (["stale", "hubspot"], "not expected: hubspot"),
        (["unknown", "nowhere"], "nowhere"),
    ],
)
def test_wrong_words(knowledge, arguments, told):
    code, out, err = knowledge(*arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_what_a_vendor_did_with_its_dates(knowledge):
    _, out, _ = knowledge("show", "slack", "marketo", "shopify", "--as-of", "2026-06-01")
    assert "moved: was 2025-03-11" in out
    assert "moved twice: was 2026-01-31, 2026-03-31" in out
    assert "falls forward: no error, another version answers" in out
    _, out, _ = knowledge("show", "marketo", "shopify", "--output-format", "json")
    ends = {end["id"]: end for item in json.loads(out)["items"] for end in item["retirements"]}
    assert ends["marketo-soap"]["moved"] == [
        {"was": "2026-01-31", "given_up": None},
        {"was": "2026-03-31", "given_up": None},
    ]
    assert ends["shopify-admin-api-2019-04"]["falls_forward"] is True
    assert ends["marketo-soap"]["falls_forward"] is False


def test_the_steps_to_revenue_that_a_system_takes_part_in(knowledge):
    _, out, _ = knowledge("show", "hubspot")
    assert "  revenue   lead-capture, crm-sync\n" in out
    _, out, _ = knowledge("show", "hubspot", "vault", "--output-format", "json")
    roles = {item["id"]: item["revenue_role"] for item in json.loads(out)["items"]}
    assert roles == {"hubspot": ["lead-capture", "crm-sync"], "vault": []}
