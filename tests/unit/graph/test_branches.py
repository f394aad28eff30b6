"""What a function does that is called with a constant: nothing of the branches for other ones."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

TICKETS = "requests.get('https://acme.zendesk.com/api/v2/tickets', timeout=5)"
DEALS_SENT = {("hubspot", "mailchimp", "value")}
TICKETS_SENT = {("zendesk", "mailchimp", "value")}
FORMS = {
    "one after the other": (
        "def ask(what, *more):\n    if what == 'deals':\n        return {deals}.json()\n"
        "    if what == 'tickets':\n        return {tickets}.json()\n    raise ValueError(what)\n"
    ),
    "in a chain": (
        "def ask(what):\n    if what.lower() == 'deals':\n        rows = {deals}.json()\n        return rows\n"
        "    elif what in ('tickets', 'issues'):\n        return {tickets}.json()\n    else:\n        return []\n"
    ),
    "by or": (
        "def ask(what):\n    if what == 'deals' or what == 'offers':\n        return {deals}.json()\n"
        "    return {tickets}.json()\n"
    ),
    "by a match": (
        "def ask(what):\n    match what:\n        case 'deals':\n            return {deals}.json()\n"
        "        case 'tickets' | 'issues':\n            return {tickets}.json()\n"
    ),
    "one by one": (
        "def ask(what):\n    if what != 'tickets':\n        yield from {deals}.json()\n        return\n"
        "    yield from {tickets}.json()\n"
    ),
    "in a loop": (
        "def ask(what):\n    for attempt in range(3):\n        try:\n            if what == 'deals':\n"
        "                return {deals}.json()\n            return {tickets}.json()\n        except OSError:\n"
        "            pass\n"
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_constant_chooses_among_branches(form):
    asking = "import requests\n\n" + form.format(deals=GET, tickets=TICKETS)

    def drawn(call: str) -> set[tuple[str, str, str]]:
        return links_of({"sync.py": f"{asking}\n\nrows = list({call})\n{written('rows')}\n"})

    assert drawn("ask('deals')") == DEALS_SENT
    assert drawn("ask('tickets')") == TICKETS_SENT
    assert drawn("ask(input())") == DEALS_SENT | TICKETS_SENT


def test_a_constant_is_handed_on_to_who_chooses():
    script = (
        "import requests\n\n" + FORMS["in a chain"].format(deals=GET, tickets=TICKETS) + "\n"
        "def rows(kind='tickets'):\n    return ask(kind)\n\n"
        f"found = rows()\n{written('found')}\n"
    )
    assert links_of({"sync.py": script}) == TICKETS_SENT


def test_who_only_reads_writes_nothing():
    sending = (
        "import requests\n\ndef send(method, path, row=None):\n    if method == 'GET':\n"
        "        return requests.get('https://api.hubapi.com' + path, timeout=5).json()\n"
        "    return requests.post('https://api.hubapi.com' + path, json=row, timeout=5).json()\n\n"
        f"tickets = {TICKETS}.json()\n"
    )
    assert links_of({"sync.py": f"{sending}send('GET', '/deals', tickets)\n"}) == set()
    sent = links_of({"sync.py": f"{sending}send('POST', '/deals', tickets)\n"})
    assert sent == {("zendesk", "hubspot", "value")}


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("what == 'deals' or ready()", id="something else as well"),
        pytest.param("what == LIMIT", id="what is no constant"),
        pytest.param("len(what) == 'deals'", id="what was made of it"),
        pytest.param("other == 'deals'", id="of something else"),
    ],
)
def test_a_branch_that_asks_something_else_may_be_taken(asked):
    script = (
        f"import requests\n\nLIMIT = load()\nother = load()\n\ndef ask(what):\n    if {asked}:\n        return {GET}.json()\n"
        f"    return {TICKETS}.json()\n\nrows = ask('tickets')\n{written('rows')}\n"
    )
    assert links_of({"sync.py": script}) == DEALS_SENT | TICKETS_SENT
