"""``autodebt knowledge test``: a team's own ruleset files are proved by what they say themselves."""

import json

import pytest

from autodebt_lint.cli import main
from tests.checking import write

ERP = """\
[[system]]
id = "erp"
name = "Lagovia ERP"
hosts = ["*.erp.lagovia.internal"]
imports = ["lagovia_erp"]

[[retirement]]
id = "erp-v1"
title = "Lagovia ERP v1"
kind = "api-version"
status = "deprecated"
sunset_on = 2040-01-01
replacement = "v2"
source = "https://wiki.lagovia.internal/erp"
checked = 2026-03-01
url = ['/v1/']
bad = '''
import requests

requests.get("https://eu.erp.lagovia.internal/v1/orders", timeout=10)
'''
good = '''
import requests

requests.get("https://eu.erp.lagovia.internal/v2/orders", timeout=10)
'''
near = '''
import requests

requests.get("https://eu.shop.lagovia.internal/v1/orders", timeout=10)
'''

[[version_table]]
id = "erp-reports"
title = "Lagovia ERP reports {version}"
system = "erp"
replacement = "the newest"
source = "https://wiki.lagovia.internal/erp"
checked = 2026-03-01
url = ['/reports/{version}/']
bad = 'URL = "https://eu.erp.lagovia.internal/reports/{version}/sales"'
good = 'URL = "https://eu.erp.lagovia.internal/reports/newest/sales"'
near = ''
ends = { "2024" = 2026-01-01, "2025" = 2027-01-01 }

[[library]]
id = "lagovia-erp-old"
status = "deprecated"
imports = ["lagovia_erp_old"]
replacement = "lagovia_erp"
source = "https://wiki.lagovia.internal/erp"
checked = 2026-03-01
bad = "import lagovia_erp_old.orders"
good = "import lagovia_erp"
near = "import lagovia_erp_older"

[[call]]
name = "lagovia_erp.post_order"
argument = "currency"
library = "lagovia_erp"
status = "removed"
replacement = "the currency of the account"
source = "https://wiki.lagovia.internal/erp"
checked = 2026-03-01
bad = '''
import lagovia_erp

lagovia_erp.post_order(1, currency="EUR")
'''
good = '''
import lagovia_erp

lagovia_erp.post_order(1)
'''

[[rule]]
id = "no-old-warehouse"
message = "the old warehouse is read-only"
hosts = ["dwh01.lagovia.internal"]
imports = ["lagovia_dwh"]
calls = ["lagovia.write_to_dwh"]
"""


@pytest.fixture
def prove(capsys, monkeypatch, tmp_path):
    """Prove one file of an otherwise empty project; returns the exit code and both streams."""
    monkeypatch.chdir(tmp_path)

    def run(text, *arguments):
        write(tmp_path, {"autodebt.toml": 'rulesets = ["own.toml"]\n', "own.toml": text})
        code = main(["knowledge", "test", *arguments])
        return code, *capsys.readouterr()

    return run


def test_entries_of_every_kind_that_hold(prove):
    assert prove(ERP) == (0, "7 entries in 1 file hold\n", "")


def test_files_and_folders_that_the_configuration_does_not_name(prove, tmp_path):
    write(tmp_path, {"other/a.toml": ERP.replace("erp", "crm"), "other/b.toml": ERP})
    assert prove("", "other") == (0, "14 entries in 2 files hold\n", "")
    assert prove("", "other/b.toml") == (0, "7 entries in 1 file hold\n", "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "url = ['/v1/']",
            "url = ['/v3/']",
            "own.toml:17: retirement erp-v1: bad: expected ADL203 to report 'Lagovia ERP v1'; "
            "nothing is reported",
            id="a retirement whose example is not reported",
        ),
        pytest.param(
            "url = ['/v1/']",
            "url = ['/v[12]/']",
            "own.toml:22: retirement erp-v1: good: expected ADL203 not to report 'Lagovia ERP v1'; "
            "ADL203 in line 3: Lagovia ERP v1: end of life 2040-01-01; use v2",
            id="a retirement whose replacement is reported",
        ),
        pytest.param(
            "eu.shop.lagovia",
            "eu.erp.lagovia",
            "own.toml:27: retirement erp-v1: near: expected ADL203 not to report",
            id="a retirement that takes too much",
        ),
        pytest.param(
            'good = "import lagovia_erp"',
            'good = "import lagovia_erp ("',
            "own.toml:54: library lagovia-erp-old: good: expected Python that can be read; ADL002",
            id="an example that is no Python",
        ),
        pytest.param(
            'near = "import lagovia_erp_older"',
            'near = "import lagovia_erp_old"',
            "own.toml:55: library lagovia-erp-old: near: expected ADL201 or ADL202 not to report",
            id="a library and a near neighbour",
        ),
        pytest.param(
            "post_order(1, currency",
            "post_order(1, account",
            "own.toml:65: call lagovia_erp.post_order(currency=): bad: expected ADL204 to report",
            id="an argument that is not given",
        ),
        pytest.param(
            "/reports/{version}/sales",
            "/reports/2024/sales",
            "own.toml:41: version_table erp-reports-2025: bad: expected ADL203 to report",
            id="one version of a table",
        ),
        pytest.param(
            'imports = ["lagovia_dwh"]',
            'imports = ["lagovia_dwh", "lagovia-dwh"]',
            "own.toml:80: rule no-old-warehouse: imports: expected no-old-warehouse to report "
            "lagovia-dwh",
            id="a ban of a module that cannot be",
        ),
    ],
)
def test_an_entry_that_does_not_hold_is_told_with_its_line(prove, old, new, told):
    assert old in ERP
    code, out, _ = prove(ERP.replace(old, new, 1))
    assert code == 1
    assert told in out
    assert out.endswith("1 of 7 entries does not hold\n")


def test_a_system_whose_host_belongs_to_another(prove):
    later = '\n[[system]]\nid = "shop"\nhosts = ["*.erp.lagovia.internal"]\n'
    code, out, _ = prove(ERP.replace('id = "erp-v1"', 'id = "erp-v1"\nsystem = "erp"') + later)
    assert code == 1
    assert (
        "own.toml:4: system erp: hosts: expected '*.erp.lagovia.internal' to mean erp; "
        "it means shop\n"
    ) in out


def test_a_requirement_whose_import_name_says_nothing(prove):
    text = ERP.replace('imports = ["lagovia_erp_old"]', 'distribution = "lagovia-erp-old"')
    text = text.replace("import lagovia_erp_old.orders", "Lagovia_ERP.old==1.0")
    text = text.replace('"import lagovia_erp"', '"lagovia-erp==2.0"')
    text = text.replace("import lagovia_erp_older", "lagovia-erp-older==1.0")
    assert prove(text)[0] == 0
    code, out, _ = prove(text.replace("Lagovia_ERP.old==", "lagovia-erp=="))
    assert code == 1
    assert "bad: expected the requirement to mean lagovia-erp-old; it means nothing" in out


def test_for_programs(prove):
    code, out, _ = prove(ERP.replace("['/v1/']", "['/v3/']"), "--output-format", "json")
    assert code == 1
    assert json.loads(out) == {
        "schema": 1,
        "entries": 7,
        "items": [
            {
                "path": "own.toml",
                "line": 17,
                "kind": "retirement",
                "id": "erp-v1",
                "key": "bad",
                "expected": "ADL203 to report 'Lagovia ERP v1'",
                "found": "nothing is reported",
            }
        ],
    }


def test_the_bundled_entries(prove):
    code, out, _ = prove("", "--bundled")
    assert code == 0
    assert int(out.split()[0].replace(",", "")) > 1000


def test_an_entry_of_the_project_may_replace_a_bundled_one(prove):
    text = ERP.replace('"lagovia-erp-old"', '"oauth2client"')
    assert prove(text) == (0, "7 entries in 1 file hold\n", "")
    assert prove(text, "--bundled")[0] == 0


def test_all_wrong_files_are_told_at_once(prove, tmp_path):
    write(tmp_path, {"a.toml": '[[system]]\nid = "a"\nhost = []\n', "b.toml": "[[system]]\n"})
    code, out, err = prove("", "a.toml", "b.toml")
    assert (code, out) == (2, "")
    assert "a.toml:3: system[0].host: unknown key; did you mean `hosts`?" in err
    assert "b.toml:1: system[0]: the key `id` is missing" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.toml"], "no such file or folder: none.toml"),
        (["empty"], "empty: there is no ruleset file (*.toml) in this folder"),
        (["own.toml", "--bundled"], "not expected: own.toml"),
    ],
)
def test_wrong_words(prove, tmp_path, arguments, told):
    (tmp_path / "empty").mkdir()
    code, out, err = prove(ERP, *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_a_project_without_rulesets(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "autodebt.toml").write_text("")
    assert main(["knowledge", "test"]) == 2
    assert "there is nothing to test" in capsys.readouterr().err


def test_bundled_is_an_option_of_the_test(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["knowledge", "list", "--bundled"]) == 2
    assert "--bundled: only `autodebt knowledge test` knows it" in capsys.readouterr().err
