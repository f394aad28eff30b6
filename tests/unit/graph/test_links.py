"""What is read from one system and written to another."""

import pytest

from autodebt_lint.graph.build import build
from autodebt_lint.graph.links import couplings
from autodebt_lint.model.levels import Confidence
from tests.unit.linking.linked_projects import linked

GET = "requests.get('https://api.hubapi.com/crm/deals', timeout=5)"
PUT = "requests.post('https://us1.api.mailchimp.com/3.0/lists', json={}, timeout=5)"


def links(sources: dict[str, str] | str) -> list[tuple[str, str, str]]:
    """Return source, target and script of every link that is more than suspected."""
    files = {"sync.py": sources} if isinstance(sources, str) else sources
    return [
        (link.source.id, link.target.id, link.path)
        for link in couplings(linked(files))
        if link.confidence > Confidence.LOW
    ]


def written(value: str) -> str:
    return PUT.replace("{}", value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{written(GET + '.json()')}\n", id="directly"),
        pytest.param(f"deals = {GET}.json()\n{written('deals')}\n", id="a variable"),
        pytest.param(
            f"for deal in {GET}.json()['results']:\n    {written('deal')}\n", id="one by one"
        ),
        pytest.param(
            f"rows = []\nfor deal in {GET}.json():\n    rows.append(deal['id'])\n{written('rows')}\n",
            id="collected",
        ),
        pytest.param(
            f"rows = [d['properties'] for d in {GET}.json()]\n{written('rows')}\n",
            id="a comprehension",
        ),
        pytest.param(
            f"deal = {GET}.json()\n" + written("{'email': deal['email'].lower()}") + "\n",
            id="a field",
        ),
        pytest.param(
            f"def read():\n    return {GET}.json()\n\ndef push(rows):\n    {written('rows')}\n\npush(read())\n",
            id="functions",
        ),
        pytest.param(
            "class Sync:\n"
            "    def read(self):\n"
            f"        self.rows = {GET}.json()\n\n"
            "    def push(self):\n"
            f"        {written('self.rows')}\n\n"
            "sync = Sync()\nsync.read()\nsync.push()\n",
            id="an attribute",
        ),
    ],
)
def test_data_is_followed_through(body):
    assert links(f"import requests\n{body}") == [("hubspot", "mailchimp", "sync.py")]


def test_a_link_has_a_direction():
    assert links(f"import requests\n{written('rows')}\ndeals = {GET}.json()\n") == []


def test_two_ways_are_two_links():
    lists = "requests.get('https://us1.api.mailchimp.com/3.0/lists', timeout=5)"
    deals = "requests.post('https://api.hubapi.com/crm/deals', json=lists, timeout=5)"
    script = f"import requests\nlists = {lists}.json()\n{deals}\ndeals = {GET}.json()\n{written('deals')}\n"
    assert links(script) == [
        ("mailchimp", "hubspot", "sync.py"),
        ("hubspot", "mailchimp", "sync.py"),
    ]


def test_the_script_that_joins_two_clients_makes_the_link():
    sources = {
        "clients/hubspot.py": f"import requests\n\ndef deals():\n    return {GET}.json()\n",
        "clients/mailchimp.py": f"import requests\n\ndef push(rows):\n    {written('rows')}\n",
        "jobs/sync.py": "from clients import hubspot, mailchimp\n\nmailchimp.push(hubspot.deals())\n",
    }
    assert links(sources) == [("hubspot", "mailchimp", "jobs/sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"deals = {GET}.json()\nrequests.post('https://api.hubapi.com/crm/notes', json=deals)\n",
            id="one system only",
        ),
        pytest.param(f"{GET}\n{written('[1, 2]')}\n", id="nothing of it is written"),
    ],
)
def test_no_link(body):
    assert links(f"import requests\n{body}") == []


def test_the_graph_shows_scripts_and_the_places_that_prove_a_link():
    linking = linked({"sync.py": f"import requests\ndeals = {GET}.json()\n{written('deals')}\n"})
    graph = build(linking, frozenset(["sync.py"]))
    assert [(node.id, node.reads, node.writes, node.scripts) for node in graph.systems] == [
        ("hubspot", 1, 0, ("sync.py",)),
        ("mailchimp", 0, 1, ("sync.py",)),
    ]
    (link,) = graph.links
    assert (link.source, link.target, link.flow) == ("hubspot", "mailchimp", "value")
    assert [(place.place.line, place.message) for place in link.evidence] == [
        (2, "read from HubSpot"),
        (3, "written to Mailchimp"),
    ]


def test_only_what_is_asked_for_is_in_the_graph():
    script = f"import requests\ndeals = {GET}.json()\n{written('deals')}\n"
    graph = build(linked({"a.py": script, "b.py": script}), frozenset(["b.py"]))
    assert {node.scripts for node in graph.systems} == {("b.py",)}
    assert [link.scripts for link in graph.links] == [("b.py",)]
