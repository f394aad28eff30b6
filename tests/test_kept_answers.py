"""Whatever is changed in a project, a run that keeps answers says what one that keeps nothing says."""

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from autodebt_lint import session
from autodebt_lint.graph.parts import parts_on
from autodebt_lint.linking.names.islands import MANY
from autodebt_lint.linking.names.project import Project
from autodebt_lint.settings import load_settings
from tests.checking import check, write

HUBSPOT = "https://api.hubapi.com"
STRIPE = "https://api.stripe.com"

CLIENT = """
    import requests

    BASE = "{host}"

    def load(path):
        return requests.get(BASE + path).json()

    def push(url, rows):
        try:
            requests.post(url, json=rows)
        except Exception:
            pass
"""
SYNC = """
    from clients.crm import load, push

    def main():
        push("{host}/v1/customers", load("/crm/v3/objects/contacts"))

    if __name__ == "__main__":
        main()
"""
EXPORT = """
    import csv
    import requests

    rows = requests.get("{host}/v1/charges", timeout=5).json()
    with open("charges.csv", "w") as file:
        csv.writer(file).writerows(rows)
"""
IMPORT = """
    import pandas
    import requests
    from settings import SHOP

    requests.post(SHOP + "/orders", data=pandas.read_csv("charges.csv"))
"""
CONTENTS = [
    CLIENT.format(host=HUBSPOT),
    CLIENT.format(host=STRIPE),
    SYNC.format(host=STRIPE),
    SYNC.format(host="https://shop.myshopify.com"),
    EXPORT.format(host=STRIPE),
    EXPORT.format(host=HUBSPOT),
    IMPORT,
    'SHOP = "https://shop.myshopify.com"\n',
    'SHOP = "https://us1.api.mailchimp.com"\n',
    "load('/crm/v3/objects/deals')\n",
    "from clients.crm import *\n",
    "import unittest\nfrom unittest import mock\n\ndef test():\n    mock.patch('requests.get')\n",
    "",
]
SCRIPTS = ["clients/crm.py", "clients/__init__.py", "jobs/sync.py", "jobs/export.py"]
SCRIPTS += ["jobs/load.py", "settings.py", "jobs/settings.py", "tests/test_all.py", "late.py"]
OTHERS = {
    "autodebt.toml": [
        "",
        'ignore = ["ADL3"]\n',
        "scattered-client-limit = 2\n",
        "fix-timeout = 7\n",
    ],
    "requirements.txt": ["requests\n", "requests==2.20\nboto\n"],
    "routes.yml": ["- {from: crm, to: sync}\n", "- {from: export, to: load}\n"],
    "crontab": ["0 5 * * * python jobs/sync.py\n", "0 6 * * * python jobs/export.py\n"],
    "own.toml": ['[[system]]\nid = "shop"\nname = "The shop"\nhosts = ["shop.myshopify.com"]\n'],
}
BEGIN = {
    "autodebt.toml": "",
    "clients/crm.py": CLIENT.format(host=HUBSPOT),
    "jobs/sync.py": SYNC.format(host=STRIPE),
    "jobs/export.py": EXPORT.format(host=STRIPE),
    "jobs/load.py": IMPORT,
    "settings.py": 'SHOP = "https://shop.myshopify.com"\n',
}


def said(root: Path, *, cache: bool) -> list[object]:
    """All that a check, a hook on one file and a graph say of a project."""
    chosen = load_settings(root)
    one = root / "jobs/sync.py"
    return [
        msgspec.to_builtins(found)
        for found in (
            check(root, one, cache=cache) if one.exists() else None,
            check(root, cache=cache),
            session.graph(chosen, root, [root], cache=cache, jobs=1, detailed=True),
        )
    ]


edits = some.one_of(
    some.tuples(some.sampled_from(SCRIPTS), some.sampled_from([*CONTENTS, None])),
    some.sampled_from([(name, text) for name, texts in OTHERS.items() for text in [*texts, None]]),
    some.tuples(some.just("autodebt.toml"), some.just('rulesets = ["own.toml"]\n')),
)
"""A file, and what stands in it from now on; None where it goes away."""


def belongs_to_everybody(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Set how many files may name one before it belongs to everybody."""
    defaults = Project.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "many", many)


@pytest.fixture(params=[1, MANY])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    belongs_to_everybody(monkeypatch, request.param)


@pytest.mark.usefixtures("many")
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.lists(edits, min_size=2, max_size=5))
def test_kept_answers_are_those_of_a_run_without_any(edits):
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "project", {**BEGIN, "own.toml": OTHERS["own.toml"][0]})
        said(root, cache=True)
        for name, text in edits:
            if text is not None:
                write(root, {name: text})
            elif name not in {"autodebt.toml", "own.toml"}:
                (root / name).unlink(missing_ok=True)
            assert said(root, cache=True) == said(root, cache=False), edits


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", BEGIN)


@pytest.fixture
def linked_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the modules whose parts are found out, and not taken from the last run."""
    seen: list[str] = []

    def found_out(linking, island, **options):
        found = parts_on(linking, island, **options)
        seen.extend(found)
        return found

    monkeypatch.setattr("autodebt_lint.engine.run.parts_on", found_out)
    return seen


def test_only_what_a_name_joins_with_a_changed_file_is_linked_again(project, linked_anew):
    check(project)
    linked_anew.clear()
    write(project, {"clients/crm.py": CLIENT.format(host=STRIPE)})
    check(project)
    assert linked_anew == ["clients/crm.py", "jobs/sync.py"]


def test_a_script_that_calls_what_belongs_to_everybody_is_linked_alone(
    project, linked_anew, monkeypatch
):
    belongs_to_everybody(monkeypatch, 1)
    write(project, {"jobs/more.py": SYNC.format(host=HUBSPOT)})
    before = session.graph(load_settings(project), project, [project], jobs=1)
    linked_anew.clear()
    write(project, {"jobs/more.py": SYNC.format(host=STRIPE)})
    after = session.graph(load_settings(project), project, [project], jobs=1)
    assert linked_anew == ["jobs/more.py"]

    def coupled(graph):
        found = [(link.source, link.target, link.scripts) for link in graph.links]
        return [(source, target) for source, target, scripts in found if "jobs/more.py" in scripts]

    assert coupled(before) == []
    assert coupled(after) == [("hubspot", "stripe")]


def test_a_new_script_that_nobody_names_is_linked_alone(project, linked_anew):
    check(project)
    linked_anew.clear()
    write(project, {"late.py": EXPORT.format(host=HUBSPOT)})
    check(project, project / "late.py")
    assert linked_anew == ["late.py"]


def test_a_script_that_lost_its_module_is_linked_again(project, linked_anew):
    check(project)
    linked_anew.clear()
    (project / "settings.py").unlink()
    check(project)
    assert linked_anew == ["jobs/load.py"]


def test_another_configuration_takes_no_answer_of_the_one_before(project, linked_anew):
    check(project)
    linked_anew.clear()
    write(project, {"autodebt.toml": "fix-timeout = 7\n"})
    check(project)
    assert sorted(linked_anew) == sorted(set(BEGIN) - {"autodebt.toml"})


def test_a_coupling_by_way_of_a_file_follows_a_change_on_either_side(project):
    def coupled() -> list[tuple[str, str]]:
        found = session.graph(load_settings(project), project, [project], jobs=1)
        return [(link.source, link.target) for link in found.links if link.flow == "file"]

    assert coupled() == [("stripe", "shopify")]
    write(project, {"jobs/export.py": EXPORT.format(host=HUBSPOT)})
    assert coupled() == [("hubspot", "shopify")]
    write(project, {"settings.py": 'SHOP = "https://us1.api.mailchimp.com"\n'})
    assert coupled() == [("hubspot", "mailchimp")]


def test_a_driver_that_replaces_another_one_changes_the_answers_of_others(tmp_path):
    shop = write(
        tmp_path / "shop",
        {
            "settings.py": "import os\nimport django\n\n"
            "DATABASES = {'default': {'ENGINE': os.environ['ENGINE']}}\n",
            "models.py": "from django.db import models\n\nclass Deal(models.Model):\n    pass\n",
            "load.py": "import requests\nfrom models import Deal\n\n"
            f"Deal.objects.create(row=requests.get('{HUBSPOT}/crm/v3/objects/deals').json())\n",
        },
    )

    def coupled() -> list[tuple[str, str]]:
        found = session.graph(load_settings(shop), shop, [shop], jobs=1)
        return [(link.source, link.target) for link in found.links]

    assert coupled() == []
    write(shop, {"driver.py": "import pymysql\n\npymysql.install_as_MySQLdb()\n"})
    assert coupled() == [("hubspot", "mysql")]


def test_damaged_answers_are_found_out_anew(project, tmp_path, monkeypatch):
    import sqlite3

    monkeypatch.setenv("AUTODEBT_CACHE_DIR", str(tmp_path / "caches"))
    check(project)
    (kept,) = (tmp_path / "caches").glob("project-*.sqlite")
    connection = sqlite3.connect(kept)
    assert connection.execute("update answers set data = x'c1'").rowcount
    connection.commit()
    connection.close()
    write(project, {"late.py": "import requests\n"})
    assert check(project) == check(project, cache=False)
