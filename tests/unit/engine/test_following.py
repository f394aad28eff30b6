"""Files are read because of what they import, and again as long as nothing that decides it changes."""

import textwrap
from pathlib import Path

import pytest

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.following import follow
from autodebt_lint.engine.reading import FileFacts, facts_from
from autodebt_lint.knowledge import load_copy
from autodebt_lint.linking.remote.likely import talks

KNOWLEDGE = load_copy()
CLIENT = """
    import requests

    def contacts():
        return requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=5).json()
"""
JOB = """
    from shop.client import contacts

    def run():
        return contacts()
"""
STEPS = """
    from shop.job import run
    from shop.names import LIST

    def steps():
        return [run, LIST]
"""
NAMES = "LIST = 'customers'\n"


class Tree:
    """A project of texts, followed as a run does; what was kept of the last time is known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words = KNOWLEDGE.triggers()
        self.texts: dict[str, str] = {}
        self.whole: list[str] = []
        """Paths that were read whole by the last look."""

    def followed(self, cache: Path | None = None) -> set[str]:
        """Paths of the files that are read because of what they import."""
        files = {path: self._read(path, self._words) for path in sorted(self.texts)}
        facts = {path: item for path, file in files.items() if (item := file.decoded())}
        quiet = {path: file for path, file in files.items() if path not in facts}
        digests = {path: file.digest for path, file in files.items()}
        own = set(facts)
        self.whole = []

        def read_whole(paths):
            self.whole += paths
            return [self._read(path, None) for path in paths]

        with Cache(cache, self._folder, b"") as store:
            follow(facts, quiet, digests, lambda: talks(KNOWLEDGE.open()), read_whole, store)
        assert facts.keys().isdisjoint(quiet)
        return facts.keys() - own

    def _read(self, path, triggers) -> FileFacts:
        return facts_from(path, textwrap.dedent(self.texts[path]).encode(), triggers)


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path / "project")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("shop/job.py", "from shop.client import contacts"),
        ("shop/job.py", "from .client import contacts"),
        ("shop/job.py", "from . import client"),
        ("shop/job.py", "import client"),
        ("shop/deep/job.py", "from ..client import contacts"),
        ("job.py", "from shop import client"),
        ("job.py", "import shop.client as source"),
        ("tools/job.py", "import sys\nfrom client import contacts"),
        ("tools/job.py", "import client"),  # the one file of that name, as a layer brings it along
        ("tools/job.py", "from client import contacts"),
    ],
)
def test_what_imports_a_module_that_talks_is_read(tree, path, line):
    tree.texts = {"shop/client.py": CLIENT, path: line + "\n", "names.py": NAMES}
    assert tree.followed() == {path}


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("import shops.client", "names.py"),
        ("import client", "other/client.py"),
        ("from client import contacts", "other/client.py"),
        ("import client", "shop/__init__.py"),
    ],
)
def test_what_cannot_mean_that_module_is_not(tree, line, other):
    tree.texts = {"shop/client.py": CLIENT, "tools/job.py": line + "\n", other: NAMES}
    assert tree.followed() == set()


def test_an_importer_of_an_importer_is_read_and_the_names_it_calls(tree):
    tree.texts = {"shop/client.py": CLIENT, "shop/job.py": JOB, "shop/steps.py": STEPS}
    assert tree.followed() == {"shop/job.py", "shop/steps.py"}


FILES = """
    import pandas as pd

    def keep(rows, name, folder="work"):
        pd.DataFrame(rows).to_parquet(f"{folder}/{name}.parquet")
"""
BETWEEN = """
    import json

    from shop.files import keep

    def main():
        with open("work/orders.json") as file:
            keep(json.load(file), "orders")
"""


@pytest.mark.parametrize(
    ("end", "found"),
    [
        pytest.param(
            "\n    if __name__ == '__main__':\n        main()\n", {"steps.py"}, id="script"
        ),
        pytest.param("", set(), id="no script"),
    ],
)
def test_a_script_that_makes_one_file_of_another_by_a_helper_is_read(tree, end, found):
    tree.texts = {"shop/files.py": FILES, "shop/client.py": CLIENT, "steps.py": BETWEEN + end}
    assert tree.followed() == found


class TestTheNextTime:
    @pytest.fixture
    def kept(self, tree, tmp_path):
        tree.texts = {
            "shop/client.py": CLIENT,
            "shop/job.py": JOB,
            "shop/steps.py": STEPS,
            "shop/more.py": "from shop.steps import steps\n",
            "names.py": NAMES,
        }
        tree.followed(tmp_path / "cache")
        return tmp_path / "cache"

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("shop/client.py", CLIENT + "    # more\n"),
            ("shop/client.py", "def contacts():\n    return []\n"),
            ("shop/job.py", JOB + "        # more\n"),
            ("shop/job.py", JOB.replace("shop.client", "shop.names")),
            ("shop/job.py", JOB.replace("return contacts()", "return names.load(contacts())")),
            ("names.py", "import shop.client\n"),
            (
                "shop/more.py",
                "import sys\nsys.path.append('..')\nimport requests, steps\nrequests.get('x')\n",
            ),
            ("names.py", NAMES + "# more\n"),
            ("shop/names.py", NAMES),
            ("shop/names.py", CLIENT),
        ],
    )
    def test_the_same_is_read_as_by_somebody_who_knows_nothing(self, tree, kept, path, text):
        tree.texts[path] = text
        fresh = tree.followed()
        assert tree.followed(kept) == fresh
        assert tree.followed(kept) == fresh

    @pytest.mark.parametrize("path", ["shop/client.py", "shop/job.py", "names.py"])
    def test_a_change_that_decides_nothing_reads_nothing_else(self, tree, kept, path):
        before = tree.followed(kept)
        tree.texts[path] = textwrap.dedent(tree.texts[path]) + "\nLIMIT = len('new')\n"
        assert tree.followed(kept) == before
        assert sorted(tree.whole) == sorted(before)

    def test_a_file_that_came_and_is_named_no_more_is_not_read(self, tree, kept):
        tree.texts["shop/client.py"] = "from shop import later\n" + textwrap.dedent(CLIENT)
        tree.followed(kept)
        tree.texts["shop/later.py"] = NAMES
        assert tree.followed(kept) == tree.followed()
        tree.texts["shop/client.py"] = CLIENT
        assert tree.followed(kept) == tree.followed()


RUNNER = """
    import subprocess

    def run(words):
        return subprocess.run(words, stdout=subprocess.PIPE).stdout
"""


@pytest.mark.parametrize(
    ("line", "read"), [("from shop.tools import run", True), ("from shop.names import LIST", False)]
)
def test_what_starts_the_programs_that_a_file_names(tree, line, read):
    job = f"{line}\n\nrun(['psql', '-c', 'select 1'])\nrun(['aws', 's3', 'ls', 's3://lake'])\n"
    tree.texts = {"shop/job.py": job, "shop/tools.py": RUNNER, "shop/names.py": NAMES}
    assert ("shop/tools.py" in tree.followed()) is read
