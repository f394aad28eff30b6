"""Which Pythons a project is for, and what a removal means to it."""

import pytest

from autodebt_lint.settings import load_settings
from autodebt_lint.settings.python_versions import NEWEST, Removal, removal, supported


@pytest.mark.parametrize(
    ("specifier", "oldest", "newest"),
    [
        ("", NEWEST, NEWEST),
        (">=3.9", (3, 9), NEWEST),
        (">=3.9,<3.12", (3, 9), (3, 11)),
        ("~=3.8", (3, 8), NEWEST),
        ("==3.10.*", (3, 10), (3, 10)),
        ("==3.11.4", (3, 11), (3, 11)),
        ("!=3.14.*,>=3.12", (3, 12), (3, 13)),
        ("anything", NEWEST, NEWEST),
        (">=4", NEWEST, NEWEST),
    ],
)
def test_the_releases_that_a_specifier_lets_in(specifier, oldest, newest):
    assert supported(specifier) == (oldest, newest)


@pytest.mark.parametrize(
    ("removed_in", "specifier", "expected"),
    [
        ("3.12", "", Removal.EVERYWHERE),
        ("3.12", ">=3.12", Removal.EVERYWHERE),
        ("3.12", ">=3.9", Removal.ON_NEWER),
        ("3.12", "<3.12", Removal.LATER),
        ("", ">=3.9", Removal.LATER),
    ],
)
def test_what_a_removal_means(removed_in, specifier, expected):
    assert removal(removed_in, specifier) is expected


def test_the_project_says_it_unless_our_own_table_does(tmp_path):
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "jobs"\nrequires-python = ">=3.10"\n')
    assert load_settings(tmp_path).requires_python == ">=3.10"
    with project.open("a") as file:
        file.write('[tool.autodebt]\nrequires-python = ">=3.12"\n')
    assert load_settings(tmp_path).requires_python == ">=3.12"
