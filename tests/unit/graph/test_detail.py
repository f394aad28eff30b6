"""The detailed graph: scripts, entries, triggers, datasets and credentials."""

import pytest

from autodebt_lint.graph.build import build
from autodebt_lint.model.graph import Detail
from tests.unit.linking.linked_projects import linked

JOB = """
import os
import requests
from clients import read_deals

def lambda_handler(event, context):
    rows = read_deals()
    requests.post(
        "https://us1.api.mailchimp.com/3.0/lists/1/members",
        json=rows,
        auth=("any", os.environ["MAILCHIMP_API_KEY"]),
        timeout=5,
    )
"""
CLIENTS = """
import requests

def read_deals():
    return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=5).json()
"""
CRONTAB = "0 5 * * * python nightly.py\n"


def detail(sources: dict[str, str]) -> Detail:
    found = build(linked(sources), frozenset(sources), detailed=True).detail
    assert found is not None
    return found


def edges(found: Detail) -> set[tuple[str, str, str]]:
    return {(edge.kind, edge.source, edge.target) for edge in found.edges}


def test_an_entry_reads_and_writes_what_its_calls_reach():
    found = detail({"job.py": JOB, "clients.py": CLIENTS})
    entry = "entry:job.py:lambda_handler"
    assert edges(found) == {
        ("defines", "script:job.py", entry),
        ("starts", "trigger:cloud function", "script:job.py"),
        ("calls", entry, "script:clients.py"),
        ("reads", "dataset:hubspot/deals", entry),
        ("writes", entry, "dataset:mailchimp/members"),
        ("holds", "system:hubspot", "dataset:hubspot/deals"),
        ("holds", "system:mailchimp", "dataset:mailchimp/members"),
        ("uses", "script:job.py", "credential:MAILCHIMP_API_KEY"),
        ("opens", "credential:MAILCHIMP_API_KEY", "system:mailchimp"),
    }


def test_evidence_names_the_line():
    found = detail({"job.py": JOB, "clients.py": CLIENTS})
    read = next(edge for edge in found.edges if edge.kind == "reads")
    assert [(step.path, step.place.line) for step in read.evidence] == [("clients.py", 5)]


def test_every_end_is_a_node():
    found = detail({"job.py": JOB, "clients.py": CLIENTS})
    ids = {node.id for node in found.nodes}
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= ids


def test_what_no_entry_reaches_belongs_to_its_script():
    assert ("reads", "dataset:hubspot/deals", "script:clients.py") in edges(
        detail({"clients.py": CLIENTS})
    )


def test_values_of_credentials_are_nowhere():
    script = JOB.replace(
        'os.environ["MAILCHIMP_API_KEY"]', '"0123456789abcdef0123456789abcdef-us1"'
    )
    assert "0123456789abcdef" not in str(detail({"job.py": script, "clients.py": CLIENTS}))


CLIENT = """
import requests

class Crm:
    def __init__(self, token):
        self.session = requests.Session()
        self.session.headers["Authorization"] = token

    def _get(self, path):
        return self.session.get(f"https://api.hubapi.com/crm/v3/objects/{path}", timeout=5).json()

    @property
    def deals(self):
        yield from self._get("deals")

    @cached_property
    def owners(self):
        return self._get("owners")

    @property
    def open_deals(self):
        return [deal for deal in self.deals if deal["open"]]

    @property
    def name(self):
        return "HubSpot"

    def all_deals(self):
        return self._get("deals")

class Shelf:
    def __init__(self):
        self.deals = []
"""


@pytest.mark.parametrize(
    "job",
    [
        "for deal in Crm('x').all_deals():\n    print(deal)\n",
        "for deal in Crm('x').deals:\n    print(deal)\n",
        "crm = Crm('x')\nfor deal in crm.deals:\n    print(deal)\n",
        "crm = Crm('x')\n\ndef count():\n    return len(list(crm.deals))\n\ncount()\n",
        "def main(crm: Crm):\n    if crm.owners:\n        print(1)\n\nmain(Crm('x'))\n",
        "print(len(Crm('x').open_deals))\n",
    ],
)
def test_what_a_shared_client_reaches_by_methods_and_by_properties(job: str) -> None:
    found = edges(detail({"crm.py": CLIENT, "job.py": f"from crm import Crm\n\n{job}"}))
    assert ("calls", "script:job.py", "script:crm.py") in found
    assert [end for kind, _, end in found if kind == "reads"] == ["script:job.py"]


@pytest.mark.parametrize(
    "job",
    [
        "crm = Crm('x')\nprint(crm.name)\n",
        "print(Shelf().deals)\n",
        "crm = Crm('x')\n\ndef count():\n    return len(list(crm.deals))\n",
        "print(unknown().deals)\n",
    ],
)
def test_no_other_attribute_reaches_anything(job: str) -> None:
    found = edges(detail({"crm.py": CLIENT, "job.py": f"from crm import Crm, Shelf\n\n{job}"}))
    assert ("calls", "script:job.py", "script:crm.py") not in found


def test_what_a_property_gives_is_followed() -> None:
    job = (
        "import requests\nfrom crm import Crm\n\nfor deal in Crm('x').deals:\n"
        "    requests.post('https://us1.api.mailchimp.com/3.0/lists/1/members', json=deal, timeout=5)\n"
    )
    sources = {"crm.py": CLIENT, "job.py": job}
    (link,) = build(linked(sources), frozenset(sources)).links
    assert (link.source, link.target, link.flow) == ("hubspot", "mailchimp", "value")


def test_a_property_of_what_belongs_to_everybody() -> None:
    jobs = {
        f"job{number}.py": "from crm import Crm\n\nprint(list(Crm('x').open_deals))\n"
        for number in range(3)
    }
    sources = {"crm.py": CLIENT, **jobs}
    found = build(linked(sources, many=2), frozenset(sources), detailed=True).detail
    assert found is not None
    assert {end for kind, _, end in edges(found) if kind == "reads"} == {
        f"script:{path}" for path in jobs
    }
