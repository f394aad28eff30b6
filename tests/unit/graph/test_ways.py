"""Objects of one class, and callers of one function, that are kept apart."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_dispatch import GET, OTHER, links, sent, written

APART = {("hubspot", "mailchimp"), ("pipedrive", "slack")}
ENDS = (
    "import sys\nfrom dataclasses import dataclass\n\n"
    f"class Deals:\n    def rows(self):\n        yield from {GET}.json()\n\n"
    f"class Leads:\n    def rows(self):\n        yield from {OTHER}.json()\n\n"
    f"class Members:\n    def write(self, rows):\n        {written('rows')}\n\n"
    "class Page:\n    def __init__(self):\n        self.lines = []\n\n    def write(self, rows):\n"
    f"        for row in rows:\n            self.lines.append(row['name'])\n        {sent('self.lines')}\n\n"
    "def mail(row):\n    return {'mail': row['mail']}\n\ndef name(row):\n    return {'name': row['name']}\n\n"
)
FIELDS = "@dataclass\nclass Pipeline:\n    source: object\n    shape: object\n    sink: object\n\n"
GIVEN = (
    "class Pipeline:\n    def __init__(self, source, shape, sink):\n"
    "        self.source, self.shape, self.sink = source, shape, sink\n\n"
)
RUNS = {
    "at once": "    def run(self):\n        self.sink.write([self.shape(row) for row in self.source.rows()])\n\n",
    "one by one": "    def run(self):\n        for row in self.source.rows():\n            self.push(self.shape(row))\n\n"
    "    def push(self, row):\n        self.sink.write([row])\n\n",
    "collected": "    def run(self):\n        self.found = [self.shape(row) for row in self.source.rows()]\n"
    "        self.push()\n\n    def push(self):\n        self.sink.write(self.found)\n\n",
}
ONE, TWO = "Pipeline(Deals(), mail, Members())", "Pipeline(Leads(), shape=name, sink=Page())"
USES = {
    "named": f"one = {ONE}\ntwo = {TWO}\none.run()\ntwo.run()\n",
    "listed": f"for each in ({ONE}, {TWO}):\n    each.run()\n",
    "chosen": f"def members():\n    return {ONE}\n\ndef page():\n    return {TWO}\n\n"
    "JOBS = {'members': members, 'page': page}\nJOBS[sys.argv[1]]().run()\n",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("made", [FIELDS, GIVEN], ids=["of fields", "of a constructor"])
def test_objects_of_one_class(made: str, run: str, use: str) -> None:
    assert links(ENDS + made + run + use) == APART


FUNCTIONS = (
    "from dataclasses import dataclass\n\n"
    f"def push(rows):\n    {written('rows')}\n\ndef tell(rows):\n    {sent('rows')}\n\n"
)
WALKER = (
    "class Walker:\n    def __init__(self, base):\n        self.base = base\n\n"
    "    def walk(self, path, on_page):\n        while True:\n"
    "            on_page(requests.get(f'{self.base}/{path}', timeout=5).json())\n\n"
    "deals = Walker('https://api.hubapi.com/crm')\nleads = Walker('https://api.pipedrive.com/v1')\n"
)
KEEPER = (
    "class Keeper:\n    def __init__(self, push):\n        self.rows = []\n        self.push = push\n\n"
    "    def add(self, page):\n        self.rows.extend(page)\n        if len(self.rows) > 9:\n"
    "            self.flush()\n\n    def flush(self):\n        self.push(self.rows)\n        self.rows = []\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"{WALKER}deals.walk('deals', push)\nleads.walk('leads', tell)\n", id="functions"
        ),
        pytest.param(
            f"{KEEPER}{WALKER}one, two = Keeper(push), Keeper(tell)\n"
            "deals.walk('deals', one.add)\nleads.walk('leads', two.add)\none.flush()\ntwo.flush()\n",
            id="methods",
        ),
        pytest.param(
            "@dataclass\nclass Job:\n    read: object\n    write: object\n\n"
            "    def run(self):\n        for row in self.read():\n            self.write(row)\n\n"
            f"def deals():\n    return {GET}.json()\n\ndef leads():\n    return {OTHER}.json()\n\n"
            "for job in (Job(deals, push), Job(leads, tell)):\n    job.run()\n",
            id="fields",
        ),
        pytest.param(
            f"{WALKER}seen = []\nothers = Walker('https://api.intercom.io')\n"
            "others.walk('people', lambda page: seen.extend(it['id'] for it in page))\nprint(seen)\n"
            "deals.walk('deals', push)\nleads.walk('leads', tell)\n",
            id="and what only looks",
        ),
    ],
)
def test_what_callers_give_to_be_called(body: str) -> None:
    assert links(FUNCTIONS + body) == APART


TABLE = (
    "import sys\n\n"
    f"def deals():\n    return {GET}.json()\n\ndef leads():\n    return {OTHER}.json()\n\n"
    "READ = {'deals': deals, 'leads': leads}\nWRITE = {'push': push, 'tell': tell}\n"
    "ROUTES = {\n    'members': {'source': 'deals', 'sink': 'push'},\n"
    "    'people': {'source': 'leads', 'sink': 'tell'},\n}\n\n"
    "def once(name):\n    route = ROUTES[name]\n"
    "    read, write = READ[route['source']], WRITE[route['sink']]\n"
    "    for row in read():\n        write(row)\n\n"
)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("once(sys.argv[1])\n", id="that the command line names"),
        pytest.param(
            "import click\n\n@click.command()\ndef main(job):\n    once(job)\n", id="handed on"
        ),
        pytest.param("once('members')\nonce(name='people')\n", id="that are named"),
    ],
)
def test_rows_of_a_table(run: str) -> None:
    assert links(FUNCTIONS + TABLE + run) == APART


def test_one_row_of_a_table() -> None:
    assert links(f"{FUNCTIONS}{TABLE}once('members')\n") == {("hubspot", "mailchimp")}


def test_rows_of_a_table_that_is_filled_elsewhere() -> None:
    filled = TABLE.replace("ROUTES = {\n", "ROUTES = {\n    **load(),\n")
    assert links(f"{FUNCTIONS}{filled}once(sys.argv[1])\n") >= APART


def test_rows_of_a_table_that_name_modules() -> None:
    read = "import requests\n\nclass Adapter:\n    def rows(self):\n        yield from {}.json()\n"
    write = "import requests\n\nclass Adapter:\n    def store(self, rows):\n        {}\n"
    sources = {
        "ends/__init__.py": "",
        "ends/deals.py": read.format(GET),
        "ends/leads.py": read.format(OTHER),
        "ends/members.py": write.format(written("rows")),
        "ends/chat.py": write.format(sent("rows")),
        "main.py": "import importlib, sys\n\nROUTES = {'a': ('deals', 'members'), 'b': ('leads', 'chat')}\n\n"
        "def end(name):\n    return importlib.import_module(f'ends.{name}').Adapter()\n\n"
        "def run(name):\n    source, sink = ROUTES[name]\n    for row in end(source).rows():\n"
        "        end(sink).store(row)\n\nrun(sys.argv[1])\n",
    }
    assert {link[:2] for link in links_of(sources) if link[2] == "value"} == APART


ENDS_OF = (
    f"def deals():\n    return {GET}.json()\n\ndef leads():\n    return {OTHER}.json()\n\n"
    "PAIRS = [(deals, push), (leads, tell)]\nNAMED = {'a': (deals, push), 'b': (leads, tell)}\n"
    "ROWS = [{'read': deals, 'write': push}, {'read': leads, 'write': tell}]\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("for read, write in PAIRS:\n    write(read())\n", id="pairs"),
        pytest.param(
            "for read, write in [(deals, push), (leads, tell)]:\n    for row in read():\n"
            "        write(row)\n",
            id="written out",
        ),
        pytest.param(
            "def main():\n    for name, (read, write) in NAMED.items():\n        write(read())\n\nmain()\n",
            id="with names",
        ),
        pytest.param("for read, write in NAMED.values():\n    write(read())\n", id="without them"),
        pytest.param(
            "def once(row):\n    row['write'](row['read']())\n\ndef main():\n    for row in ROWS:\n"
            "        once(row)\n\nmain()\n",
            id="handed on whole",
        ),
        pytest.param(
            "def once(read, write):\n    for row in read():\n        write(row)\n\n"
            "def main():\n    for read, write in PAIRS:\n        once(read, write)\n\nmain()\n",
            id="handed on in parts",
        ),
        pytest.param(
            "from typing import NamedTuple\n\nclass Job(NamedTuple):\n    fetch: object\n    put: object\n\n"
            "JOBS = (Job(deals, push), Job(leads, tell))\n\ndef main():\n    for job in JOBS:\n"
            "        for row in job.fetch():\n            job.put(row)\n\nmain()\n",
            id="records",
        ),
    ],
)
def test_rounds_of_a_loop_over_rows(body: str) -> None:
    assert links(FUNCTIONS + ENDS_OF + body) == APART


def test_what_rounds_collect_goes_to_all() -> None:
    body = "rows = []\nfor read, _ in PAIRS:\n    rows += read()\nfor _, write in PAIRS:\n    write(rows)\n"
    found = links(FUNCTIONS + ENDS_OF + body)
    assert found == APART | {("hubspot", "slack"), ("pipedrive", "mailchimp")}
