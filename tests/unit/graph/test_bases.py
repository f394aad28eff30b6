"""Clients that are built upon a base: found by whatever name it has, and told by what is handed up to it."""

import pytest

from tests.unit.graph.links_of import links_of

BASE = """
import requests

class Client:
    def __init__(self, token=None, base_url="https://api.hubapi.com"):
        self.token = token
        self.base_url = base_url

    def get(self, path):
        return requests.get(f"{self.base_url}{path}", timeout=5).json()

    def post(self, path, data):
        return requests.post(f"{self.base_url}{path}", json=data, timeout=5).json()
"""
RUN = """
from pkg.desk import Desk
from pkg.crm import Crm

for contact in Desk(token="x", base_url="https://lagovia.freshdesk.com/api/v2").contacts():
    Crm(token="y").create(contact)
"""
LINK = {("freshdesk", "hubspot", "value")}


def sources(statement: str, base: str, init: str, told: str = "*args, **kwargs") -> dict[str, str]:
    """A project of two clients upon one base."""
    taken = "token=None, base_url=None" if "=" in told else told
    return {
        "pkg/__init__.py": init,
        "pkg/http.py": BASE,
        "pkg/desk.py": f"{statement}\n\nclass Desk({base}):\n    def __init__(self, {taken}):\n"
        f"        super().__init__({told})\n\n    def contacts(self):\n        return self.get('/contacts')\n",
        "pkg/crm.py": f"{statement}\n\nclass Crm({base}):\n    def create(self, contact):\n"
        "        return self.post('/crm/v3/objects/contacts', contact)\n",
        "run.py": RUN,
    }


@pytest.mark.parametrize(
    ("statement", "base"),
    [
        ("from . import Client", "Client"),
        ("from pkg import Client", "Client"),
        ("from pkg import Client as Base", "Base"),
        ("import pkg", "pkg.Client"),
        ("from . import http", "http.Client"),
        ("from .http import Client", "Client"),
    ],
)
@pytest.mark.parametrize(
    "init",
    [
        "from .http import Client\n",
        "from pkg.http import *\n",
        "from pkg import http\nClient = http.Client\n",
    ],
)
def test_a_base_is_found_by_the_names_that_a_package_hands_on(statement, base, init):
    assert links_of(sources(statement, base, init)) == LINK


def test_names_that_lead_back_to_themselves_lead_nowhere():
    circle = {
        "pkg/__init__.py": "from .http import Client\n",
        "pkg/http.py": "from . import Client\n",
    }
    assert links_of({**sources("from . import Client", "Client", ""), **circle}) == set()


@pytest.mark.parametrize(
    "told",
    ["*args, **kwargs", "**kwargs", "token=token, base_url=base_url"],
)
def test_a_base_is_told_what_is_handed_up_to_it(told):
    assert links_of(sources("from .http import Client", "Client", "", told)) == LINK


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("Desk(token='x')", id="nothing is handed up: the default counts"),
        pytest.param("Desk('x', **{'timeout': 5})", id="something else is"),
    ],
)
def test_and_nothing_that_is_not(call):
    found = sources("from .http import Client", "Client", "")
    found["run.py"] = RUN.replace(
        'Desk(token="x", base_url="https://lagovia.freshdesk.com/api/v2")', call
    )
    assert links_of(found) == set()


CALLS = """
import os
from functools import partial

import requests

CRM = "https://api.hubapi.com"
LISTS = "https://connect.mailerlite.com/api"

def call(method, base, path, **given):
    return requests.request(method, base + path, timeout=5, **given).json()

contacts = partial(call, "GET", CRM)
subscribe = partial(call, "POST", LISTS, headers={"X-Token": os.environ["TOKEN"]})

def main():
    BODY

main()
"""


@pytest.mark.parametrize(
    "body",
    [
        "subscribe('/subscribers', json=contacts('/contacts'))",
        "for it in contacts('/contacts'):\n        subscribe('/subscribers', json=it)",
        "send = partial(requests.post, LISTS + '/subscribers', timeout=5)\n    send(json=contacts('/contacts'))",
        "ask = partial(requests.get, timeout=5)\n    subscribe('/a', json=ask(CRM + '/contacts').json())",
    ],
)
def test_a_call_that_was_begun_is_one_call(body):
    script = CALLS.replace("BODY", body)
    assert links_of({"sync.py": script}) == {("hubspot", "mailerlite", "value")}


@pytest.mark.parametrize(
    "body",
    [
        "contacts('/contacts')\n    subscribe('/subscribers', json={'new': True})",
        "subscribe('/subscribers', json={'new': True}, headers=contacts)",
    ],
)
def test_and_what_was_given_before_is_no_answer(body):
    links = links_of({"sync.py": CALLS.replace("BODY", body)})
    assert not {link for link in links if link[2] == "value"}


@pytest.mark.parametrize(
    ("call", "linked"),
    [
        ("push(*pair)", True),
        ("push(*pair, 1)", True),
        ("push(1, 2)", False),
    ],
)
def test_what_is_spread_is_given_wherever_it_stands(call, linked):
    script = (
        "import requests\n\ndef push(name, row):\n"
        "    requests.post('https://connect.mailerlite.com/api/a', json=row, timeout=5)\n\n"
        "pair = ('a', requests.get('https://api.hubapi.com/a', timeout=5).json())\n"
    )
    found = links_of({"sync.py": f"{script}{call}\n"})
    assert (("hubspot", "mailerlite", "value") in found) == linked


def test_tasks_that_pull_of_each_other_end():
    script = (
        "from airflow.decorators import task\nimport requests\n\n"
        "@task\ndef one():\n    return \"{{ ti.xcom_pull(task_ids='two') }}\"\n\n"
        "@task\ndef two():\n    return \"{{ ti.xcom_pull(task_ids='one') }}\"\n\n"
        "@task\ndef push():\n    requests.post('https://api.hubapi.com/a', json=\"{{ ti.xcom_pull(task_ids='one') }}\", timeout=5)\n"
    )
    assert links_of({"dag.py": script}) == set()


def test_files_are_told_apart_by_all_of_their_names():
    write = "import requests\nopen('report@2x.csv', 'w').write(requests.get('https://api.hubapi.com/a', timeout=5).text)\n"
    read = "import requests\nrequests.post('https://connect.mailerlite.com/api/a', data=open('NAME').read(), timeout=5)\n"
    for name, linked in (("report@2x.csv", True), ("report@3x.csv", False)):
        found = links_of({"one.py": write, "two.py": read.replace("NAME", name)})
        assert (("hubspot", "mailerlite", "file") in found) == linked


ABOVE = """
import requests

class Http:
    def __init__(self, address, timeout=5):
        self.address = address
        self.session = requests.Session()

    def ask(self, method, path, **given):
        return self.session.request(method, self.address + self.prefix() + path, **given).json()

    def prefix(self):
        return ""
"""
BETWEEN = {
    "by super": """
from http_client import Http

class Crm(Http):
    def __init__(self, config):
        super().__init__(config["address"])

    def ask(self, method, path, **given):
        return super().ask(method, path, **given)
""",
    "by the class": """
from http_client import Http

class Crm(Http):
    def __init__(self, config):
        Http.__init__(self, config["address"])

    def ask(self, method, path, **given):
        return Http.ask(self, method, path, **given)
""",
    "of the old kind": """
import http_client

class Crm(http_client.Http):
    def __init__(self, config):
        super(Crm, self).__init__(config["address"], timeout=9)

    def prefix(self):
        return super(Crm, self).prefix() + "/v3"
""",
}
BELOW = """
from crm import Crm

class Patient(Crm):
    def __init__(self, config, pause):
        super().__init__(config)
        self.pause = pause

    def ask(self, method, path, **given):
        self.pause()
        return super().ask(method, path, **given)
"""
SYNC = """
import time

from patient import Patient

def sync():
    desk = Patient({"address": "https://acme.freshdesk.com/api/v2"}, time.sleep)
    crm = Patient({"address": "https://api.hubapi.com"}, time.sleep)
    for ticket in desk.ask("GET", "/tickets"):
        crm.ask("POST", "/crm/v3/objects/tickets", json=ticket)

sync()
"""


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_a_base_above_a_base_is_told_what_each_hands_up(between):
    project = {"http_client.py": ABOVE, "crm.py": between, "patient.py": BELOW, "sync.py": SYNC}
    assert links_of(project) == LINK


def test_what_a_base_asks_of_itself_is_asked_of_the_class_below():
    base = ABOVE.replace('return ""', "raise NotImplementedError").replace(
        "self.address + self.prefix()", "self.prefix()"
    )
    crm = (
        "from http_client import Http\n\nclass Crm(Http):\n    def __init__(self, host):\n"
        "        Http.__init__(self, None)\n        self.host = host\n\n"
        "    def ask(self, method, path, **given):\n"
        "        return super().ask(method, path, **given)\n\n"
        "    def prefix(self):\n        return self.host\n"
    )
    sync = SYNC.replace("from patient import Patient", "from crm import Crm as Patient")
    sync = sync.replace('{"address": ', "").replace("}, time.sleep)", ")")
    assert links_of({"http_client.py": base, "crm.py": crm, "sync.py": sync}) == LINK


def test_nothing_is_told_a_base_that_the_class_between_does_not_make():
    silent = "from http_client import Http\n\nclass Crm(Http):\n    def __init__(self, config):\n        self.config = config\n"
    project = {"http_client.py": ABOVE, "crm.py": silent, "patient.py": BELOW, "sync.py": SYNC}
    assert links_of(project) == set()
