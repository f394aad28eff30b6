"""What the head of a file says about it: its owner."""

import pytest

from tests.unit.languages.reading_facts import facts


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("# Owner: @ops\nimport requests\n", "@ops"),
        ("#!/usr/bin/env python\n# maintained by: crm team\n", "crm team"),
        ('"""Sync of leads.\n\nOwner: @ops\n"""\n', "@ops"),
        ('"""Sync of leads.\n\n:author: Ada\n"""\n', "Ada"),
        ("import requests\n\n\n# Contact: ops@lagovia.com\n", "ops@lagovia.com"),
        ('setup(\n    author="Acme",\n    url="https://acme.example",\n)\n', ""),
        ('team = os.environ["TEAM"]\n', ""),
        ("contact = client.get(1)\n", ""),
        ('QUERY = """\nowner: x\n"""\n', ""),
        ("import requests\n" * 40 + "# Owner: @ops\n", ""),
    ],
)
def test_an_owner_stands_in_a_comment_or_in_the_docstring(source, owner):
    assert facts(source).owner == owner
