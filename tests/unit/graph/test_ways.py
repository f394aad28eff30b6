"""Objects of one class, and callers of one function, that are kept apart."""

import pytest

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
