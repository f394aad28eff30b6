"""What the head of a file says about it: owner, purpose, trigger."""

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


@pytest.mark.parametrize(
    ("source", "purpose"),
    [
        ('"""Sync of leads. Runs daily."""\n', "Sync of leads."),
        ("#!/usr/bin/env python\n# coding: utf-8\n\n# Sync of leads\n", "Sync of leads"),
        ("# sync.py\n# Sync of leads.\n", "Sync of leads."),
        ('"""acme. Sync of leads."""\n', "Sync of leads."),
        ('import os\n"""Sync of leads."""\n', "Sync of leads."),
        ('def main():\n    """Sync of leads."""\n', "Sync of leads."),
        ('@click.command()\ndef go():\n    """Sync of leads."""\n', "Sync of leads."),
        ('DAG("x", description="Sync of leads")\n', "Sync of leads"),
        ('"""Leads"""\n', ""),
        ("# -------------------------\n", ""),
        ("# In[1]:\n", ""),
        ("# Copyright (c) 2021 Lagovia Ltd\n# All rights reserved.\n", ""),
        ("# print(x)\n# for row in rows:\n#     send(row)\n", ""),
        ("# Standard library imports\nimport os\n", ""),
        ('def helper():\n    """Gives leads of a page."""\n\n\ndef other():\n    pass\n', ""),
    ],
)
def test_a_purpose_is_a_sentence_at_the_head(source, purpose):
    assert facts(source).purpose == purpose


@pytest.mark.parametrize(
    ("source", "trigger"),
    [
        ('"""Leads.\n\nUsage:\n    python sync.py\n"""\n', "Usage"),
        ("# crontab: 0 5 * * *\n", "crontab"),
        ("# runs every hour\n", "runs every"),
        ('"""Leads.\n\npython3 jobs/sync.py --all\n"""\n', "python3 jobs/sync.py"),
        ("# adds the folder to the python path\n", ""),
        ("# tested with Python 3.9\n", ""),
        ('schedule = "daily"\n', ""),
    ],
)
def test_a_trigger_is_told_in_comments_and_docstrings(source, trigger):
    assert facts(source).header_trigger == trigger


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ('"""Leads."""\n__author__ = "Ada King"\n', "Ada King"),
        ('from airflow import DAG\nDAG("x", default_args={"owner": "revops"})\n', "revops"),
        ('from airflow import DAG\nDAG("x", default_args={"owner": "airflow"})\n', ""),
        ('requests.post(URL, json={"owner": "ada"})\n', ""),
    ],
)
def test_code_may_name_an_owner_too(source, owner):
    assert facts(source).owner == owner
