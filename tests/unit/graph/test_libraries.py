"""Libraries as their documentation shows them: whom they read, and whom they write."""

import re
from pathlib import Path

import pytest

from tests.unit.graph.test_idioms import SEND
from tests.unit.graph.test_links import GET, links

HEAD = "import os, requests\n"


def snippets(name: str) -> list[tuple[str, str]]:
    """Each system with the code."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return re.findall(r"```python (\S+)\n(.*?)\n```", text, re.DOTALL)


def ends(script: str) -> set[tuple[str, str]]:
    return {(source, target) for source, target, _ in links(f"{HEAD}{script}\n")}


@pytest.mark.parametrize(("system", "snippet"), snippets("reads.md"))
def test_a_library_reads_its_system(system: str, snippet: str) -> None:
    script = snippet.replace("SEND", SEND) if "SEND" in snippet else f"{snippet}\n{SEND}"
    assert (system, "mailchimp") in ends(script)


@pytest.mark.parametrize(("system", "snippet"), snippets("writes.md"))
def test_a_library_writes_its_system(system: str, snippet: str) -> None:
    assert ("hubspot", system) in ends(f"rows = {GET}.json()\n{snippet}")
