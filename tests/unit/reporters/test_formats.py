"""Formats are found by their presence."""

import pytest

from autodebt_lint.cli import check
from autodebt_lint.reporters import formats, renderer


def test_formats_are_the_modules_that_are_there():
    assert formats() == (
        "azure", "concise", "csv", "github", "gitlab", "html", "json", "jsonl", "junit",
        "markdown", "rdjson", "sarif", "sonarqube", "text",
    )  # fmt: skip


def test_help_and_completion_of_check_know_every_format():
    assert sorted(check.FORMATS) == [*formats()]


@pytest.mark.parametrize("name", ["", "xml", "os", "json.decoder", "../text", "text ", "__init__"])
def test_what_is_no_format(name):
    assert renderer(name) is None
