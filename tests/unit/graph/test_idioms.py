"""Everyday Python between a read and a write: the value goes on, or it does not."""

import re
from pathlib import Path

import pytest

from tests.unit.graph.test_links import GET, links

HEAD = (
    "import asyncio, base64, collections, copy, csv, datetime, functools, hashlib, io, itertools, json, operator, os, random, re\n"
    "import string, textwrap, time, requests\nimport numpy as np\nimport pandas as pd\n"
    "from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple\n"
    "from dataclasses import asdict, dataclass, field, replace\nfrom typing import NamedTuple, TypedDict\n"
)
SEND = "requests.post('https://us1.api.mailchimp.com/3.0/lists', json=rows, timeout=5)"


def snippets(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return re.findall(r"```python\n(.*?)\n```", text, re.DOTALL)


def linked_by(snippet: str) -> bool:
    body = snippet.replace("DATA", f"{GET}.json()")
    script = body.replace("SEND", SEND) if "SEND" in body else f"{body}\n{SEND}"
    return ("hubspot", "mailchimp", "sync.py") in links(f"{HEAD}{script}\n")


@pytest.mark.parametrize("snippet", snippets("carried.md"))
def test_the_value_goes_on(snippet: str) -> None:
    assert linked_by(snippet)


@pytest.mark.parametrize("snippet", snippets("not_carried.md"))
def test_something_else_goes_on(snippet: str) -> None:
    assert not linked_by(snippet)
