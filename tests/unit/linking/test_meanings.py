"""What the names in a file mean is known from before as long as the file and the outline of the tree are the same."""

from collections.abc import Mapping

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some

from autodebt_lint.engine.reading import digest_of
from autodebt_lint.languages.python import facts_of
from autodebt_lint.linking.names.meanings import Meanings
from autodebt_lint.linking.names.project import Project

PATHS = ["client.py", "shop/__init__.py", "shop/client.py", "shop/deep/job.py", "tools/job.py"]
LINES = [
    "from client import load",
    "from shop.client import load",
    "from .client import load",
    "from ..client import load",
    "from sync.shop.client import load",
    "from sync.shop.deep.job import load",
    "import sync.report.more",
    "import sys\nsys.path.append('../tools')\nimport job",
    "import importlib\nimportlib.import_module('shop.' + name)",
    "print(client.load)",
    "if __name__ == '__main__':\n    load()",
    "import pytest",
]
TREES = some.dictionaries(
    some.sampled_from(PATHS), some.lists(some.sampled_from(LINES), max_size=3).map("\n".join)
)
QUIET = some.lists(some.sampled_from(PATHS), max_size=2)


def project(texts: Mapping[str, str], quiet: list[str], before: Meanings) -> Project:
    facts = [
        msgspec.structs.replace(facts_of(text.encode()), path=path)
        for path, text in sorted(texts.items())
        if path not in quiet
    ]
    unread = {path: ("client", ".client") for path in sorted(texts) if path in quiet}
    digests = {path: digest_of(text.encode()) for path, text in texts.items()}
    return Project(facts, unread, digests=digests, before=before)


def islands(found: Project) -> list[tuple[str, ...]]:
    return [island.paths for island in found.islands()]


@given(TREES, TREES, QUIET, QUIET)
@settings(max_examples=300, deadline=None)
def test_what_is_known_from_before_changes_nothing(first, second, quiet, quiet_later):
    before = project(first, quiet, Meanings()).joining.meanings
    after = project(second, quiet_later, before)
    fresh = project(second, quiet_later, Meanings())
    assert after.joining.meanings == fresh.joining.meanings
    assert islands(after) == islands(fresh)


@given(TREES, QUIET)
@settings(max_examples=50, deadline=None)
def test_a_project_that_is_as_it_was_is_not_looked_through(texts, quiet):
    texts = {path: text for path, text in texts.items() if "importlib" not in text}
    before = project(texts, quiet, Meanings()).joining.meanings
    assert project(texts, quiet, before).joining.means_what_it_meant


def test_one_changed_file_is_looked_up_anew_and_the_others_are_not():
    texts = {
        "client.py": "",
        "shop/client.py": "",
        "job.py": "import client",
        "more.py": "import client",
    }
    before = project(texts, [], Meanings()).joining.meanings
    after = project({**texts, "job.py": "import shop.client"}, [], before).joining.meanings
    assert after.meant["more.py"] is before.meant["more.py"]
    assert [after.paths[other] for other in after.meant["job.py"].others] == ["shop/client.py"]
