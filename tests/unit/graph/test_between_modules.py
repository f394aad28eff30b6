"""Architectures of small projects: the value goes on from module to module."""

import re
from pathlib import Path

import pytest

from tests.unit.graph.test_idioms import SEND
from tests.unit.graph.test_links import GET, links

HEAD = "import json, os, requests\n"
PAGE = Path(__file__).with_name("between_modules.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def files(section: str) -> dict[str, str]:
    found = re.findall(r"```python file=(\S+)\n(.*?)\n?```", section, re.DOTALL)
    named = {"DATA": f"{GET}.json()", "SEND": SEND}
    return {
        name: HEAD + re.sub(r"\b(?:DATA|SEND)\b", lambda word: named[word[0]], text) + "\n"
        for name, text in found
    }


@pytest.mark.parametrize("title", SECTIONS)
def test_a_value_goes_on_between_modules(title: str) -> None:
    arrow = re.search(r"-> (\S+) ([^\s:]+)(?:: no link)?$", title)
    wanted = (arrow[1], arrow[2]) if arrow else ("hubspot", "mailchimp")
    found = {(source, target) for source, target, _ in links(files(SECTIONS[title]))}
    assert (wanted in found) is ("no link" not in title)
