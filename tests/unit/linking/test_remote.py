"""Which calls reach another system, and which one."""

import pytest

from autodebt_lint.linking.remote.remote_calls import BOTH, READ, WRITE
from tests.unit.linking.linked_projects import remote_calls, systems

HUB = "'https://api.hubapi.com/crm/deals'"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f"import requests as r\nr.get({HUB})", id="a module's alias"),
        pytest.param(f"from requests import get as fetch\nfetch({HUB})", id="a function's alias"),
        pytest.param(f"import requests\nfetch = requests.get\nfetch({HUB})", id="another name"),
        pytest.param(
            f"import functools, requests\nget = functools.partial(requests.get, timeout=5)\nget({HUB})",
            id="partial",
        ),
        pytest.param(
            f"import requests\nwith requests.Session() as s:\n    s.get({HUB})", id="a session"
        ),
        pytest.param(
            f"import requests\ndef client():\n    return requests.Session()\n\nclient().get({HUB})",
            id="made by a function",
        ),
        pytest.param(
            "import requests\n"
            "class Client:\n"
            "    def __init__(self, base):\n"
            "        self.base = base\n"
            "        self.http = requests.Session()\n\n"
            "    def get(self, path):\n"
            "        return self.http.get(self.base + path)\n\n"
            "Client('https://api.hubapi.com').get('/crm/deals')",
            id="attributes of self",
        ),
        pytest.param(
            f"import requests\nclass Api(requests.Session):\n    pass\n\nApi().get({HUB})",
            id="a subclass of the client",
        ),
        pytest.param(
            f"import requests\ndef push(http: requests.Session):\n    http.get({HUB})",
            id="annotated",
        ),
    ],
)
def test_a_client_is_known_under_any_name(script):
    assert systems(script + "\n") == [["hubspot"]]


def test_a_parameter_is_what_the_callers_give():
    sources = {
        "client.py": "import requests\n\ndef fetch(url):\n    return requests.get(url)\n",
        "deals.py": f"from client import fetch\nfetch({HUB})\n",
        "chat.py": "import client\nclient.fetch(url='https://slack.com/api/users.list')\n",
    }
    assert systems(sources) == [["hubspot", "slack"]]


def test_a_base_class_talks_to_what_its_subclasses_name():
    sources = {
        "base.py": """\
            import requests

            class Api:
                host = ""

                def fetch(self, path):
                    return requests.get(self.host + path)
            """,
        "sync.py": """\
            from base import Api

            class HubSpot(Api):
                host = "https://api.hubapi.com"

            class Mailchimp(Api):
                host = "https://us1.api.mailchimp.com"

            HubSpot().fetch("/crm/deals")
            Mailchimp().fetch("/3.0/lists")
            """,
    }
    assert systems(sources) == [["hubspot", "mailchimp"]]


SESSION = """\
import requests

class Session(requests.Session):
    def __init__(self, base):
        super().__init__()
        self.base = base

    def request(self, method, url, *args, **kwargs):
        return super().request(method, OWN, *args, **kwargs)

Session("https://api.hubapi.com").CALL
"""


@pytest.mark.parametrize("call", ["get('/crm/deals')", "request('GET', '/crm/deals')"])
def test_a_session_that_completes_the_address(call):
    script = SESSION.replace("CALL", call)
    assert ["hubspot"] in systems({"job.py": script.replace("OWN", "self.base + url")})
    assert ["hubspot"] not in systems({"job.py": script.replace("OWN", "url")})


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param(
            "import requests\nrequests.post('https://slack.com/api/x')", "slack", id="host"
        ),
        pytest.param(
            "import requests\nrequests.get('https://lagovia.my.salesforce.com/services/data')",
            "salesforce",
            id="a tenant's host",
        ),
        pytest.param(
            "from simple_salesforce import Salesforce\nSalesforce().query('SELECT Id FROM Lead')",
            "salesforce",
            id="an SDK",
        ),
        pytest.param(
            "import boto3\nboto3.client('s3').put_object(Bucket='a', Key='b', Body=rows)",
            "aws-s3",
            id="a service of a general client",
        ),
        pytest.param(
            "import boto3\nsession = boto3.session.Session()\n"
            "session.client(service_name='secretsmanager').get_secret_value(SecretId='a')",
            "aws-secrets",
            id="a service that is asked for by name",
        ),
        pytest.param(
            "from google import genai\n"
            "genai.Client().models.generate_content(model='m', contents='text')",
            "google-gemini",
            id="what a processor is asked to do",
        ),
        pytest.param(
            "import os, requests\nrequests.get(os.environ['HUBSPOT_URL'] + '/deals')",
            "hubspot",
            id="the name of a variable",
        ),
    ],
)
def test_a_system_is_told_by(script, expected):
    assert systems(script + "\n") == [[expected]]


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param({"a.py": f"def get(url):\n    return url\n\nget({HUB})\n"}, id="own function"),
        pytest.param(
            {"a.py": f"import requests\nseen = {{}}\nseen.get({HUB})\n"}, id="a dictionary"
        ),
        pytest.param(
            {
                "requests.py": "def get(url):\n    return url\n",
                "a.py": f"import requests\nrequests.get({HUB})\n",
            },
            id="a module of the project with the library's name",
        ),
    ],
)
def test_what_only_looks_like_a_client_is_none(sources):
    assert systems(sources) == []


@pytest.mark.parametrize(
    ("call", "operation"),
    [
        ("requests.post('https://api.x.io/v4/reports:batchGet', json=body)", READ),
        ("requests.post('https://api.x.io/v4/sheets/7/values:batchUpdate', json=body)", WRITE),
        ("requests.get(URL)", READ),
        ("requests.post(URL, json=deal)", WRITE),
        ("requests.request('PATCH', URL, json=deal)", WRITE),
        ("requests.request(method='get', url=URL)", READ),
        ("requests.post(URL + '/search', json=query)", READ),
        ("requests.get(URL + '/bot123/sendMessage', params=message)", WRITE),
        ("requests.get(URL + '/api/chat.postMessage', params=message)", WRITE),
        ("requests.get(URL + '/api/track?data=' + event)", WRITE),
        ("requests.get(URL + '/bot123/getUpdates')", READ),
        ("requests.get(URL + '/posts')", READ),
        ("requests.get(URL + '/updates/latest')", READ),
        ("requests.get(URL + '/api/track?order=' + number)", READ),
    ],
)
def test_reading_and_writing_are_told_apart(call, operation):
    (remote,) = remote_calls(f"import requests\nURL = {HUB}\n{call}\n")
    assert remote.operation == operation


def test_where_the_host_comes_from_tells_before_what_stands_in_the_path():
    script = (
        "import os, requests\n\n"
        "BASE = os.environ['MARKS_URL']\n\n"
        "def mark(settings):\n"
        "    requests.get(f'{BASE}/set/{settings.hubspot_form_id}/1', timeout=5)\n"
    )
    assert systems(script) == [[]]
    assert systems(script.replace("MARKS_URL", "UPSTASH_REDIS_REST_URL")) == [["redis"]]


def test_a_parameter_that_is_declared_as_a_protocol_is_what_its_callers_give():
    script = (
        "from typing import Protocol\nfrom google.cloud import bigquery\n\n"
        "class Client(Protocol):\n    def query(self, text): ...\n\n"
        "def newest(client: Client):\n    return client.query('SELECT MAX(changed) FROM deals')\n\n"
        "newest(bigquery.Client())\n"
    )
    assert systems(script) == [["bigquery"]]


HELPER = (
    "import json, os, urllib.request\n\ndef ask(method, url, sent=None):\n"
    "    data = json.dumps(sent).encode() if sent is not None else None\n"
    "    request = urllib.request.Request(url, data=data, method=method)\n"
    "    with urllib.request.urlopen(request, timeout=5) as answer:\n"
    "        return json.loads(answer.read())\n\n"
)


def test_a_request_made_for_each_caller_goes_where_each_of_them_says() -> None:
    script = (
        f"{HELPER}ask('GET', 'https://api.hubapi.com/crm/deals')\n"
        "ask('POST', os.environ['SLACK_WELCOME_HOOK'], {'text': 'x'})\n"
    )
    assert sorted(systems(script)[0]) == ["hubspot", "slack"]


@pytest.mark.parametrize(
    ("document", "operation"),
    [
        ("mutation($x: X!) {create(x: $x) {id}}", "write"),
        ("query($x: X) {all(x: $x) {id}}", "read"),
    ],
)
def test_a_request_of_the_standard_library_carries_a_document(
    document: str, operation: str
) -> None:
    sent = f"{{'query': {document!r}, 'variables': {{'x': row}}}}"
    script = f"{HELPER}ask('POST', 'https://api.linear.app/graphql', {sent})\n"
    assert [item.operation for item in remote_calls(script)] == [operation]


PLACES = (
    "import requests\n\nPLACES = {'north': 'https://{}.hubapi.com/x', 'south': 'https://{}.mailgun.net/x'}\n\n"
    "def read(place):\n    return requests.get(PLACES[place].format('api'))\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("for place in PLACES:\n    read(place)\n", id="a loop"),
        pytest.param("rows = [read(place) for place in PLACES]\n", id="a comprehension"),
    ],
)
def test_a_loop_over_a_mapping_gives_its_keys(body: str) -> None:
    assert sorted(systems(PLACES + body)[0]) == ["hubspot", "mailgun"]


def test_a_key_that_is_known_gives_what_stands_under_it() -> None:
    assert systems(f"{PLACES}read('north')\n") == [["hubspot"]]
    assert systems(f"{PLACES}read('west')\n") == [[]]


@pytest.mark.parametrize(
    ("base", "told"),
    [
        pytest.param(
            "os.getenv('DESK', 'https://desk.zoho.com')", ["zoho-desk"], id="the default's host"
        ),
        pytest.param("os.environ['DESK']", ["salesforce"], id="the path alone"),
    ],
)
def test_a_path_tells_a_system_only_where_no_host_does(base, told):
    script = (
        f"import os, requests\nrequests.get({base} + '/services/data/v60.0/query', timeout=5)\n"
    )
    assert systems(script) == [told]


@pytest.mark.parametrize(
    ("addresses", "operation"),
    [
        pytest.param(
            ["os.environ['TOKENS']", f"{HUB[:-1]}/oauth/v1/token'"], "sign-in", id="one is known"
        ),
        pytest.param([f"{HUB[:-1]}/oauth/v1/token'", HUB], WRITE, id="one is no sign-in"),
    ],
)
def test_a_call_signs_in_where_all_that_is_known_does(addresses, operation):
    one, other = addresses
    script = f"import os, requests\nurl = {one} if x else {other}\nrequests.post(url, json={{}}, timeout=5)\n"
    assert [remote.operation for remote in remote_calls(script)] == [operation]


def test_a_prepared_statement_does_what_it_says():
    script = "import os, postgresql\ndb = postgresql.open(os.environ['DB'])\n"
    prepared = "db.prepare('SELECT id FROM orders')\ndb.prepare('INSERT INTO orders VALUES ($1)')\n"
    found = [(it.operation, it.system_id) for it in remote_calls(script + prepared)[1:]]
    assert found == [(READ, "postgres"), (WRITE, "postgres")]


ASKING = """\
    import requests

    class Crm:
        def ask(self, method, path, row=None):
            return method("https://api.hubapi.com" + path, headers={"x": "y"}, json=row)

        def deals(self):
            return self.ask(requests.get, "/crm/deals")
    """


def test_a_request_may_be_made_by_what_a_caller_gives():
    reading = ASKING + "\n    Crm().deals()\n"
    assert [(it.operation, it.system_id) for it in remote_calls(reading)] == [(READ, "hubspot")]
    adding = "\n        def add(self, row):\n            self.ask(method=requests.post, path='/x', row=row)\n"
    assert [it.operation for it in remote_calls(ASKING + adding)] == [BOTH]


def test_a_request_may_be_made_by_what_a_table_gives():
    table = "import requests\nVERBS = {'get': requests.get, 'post': requests.post}\n"
    known = f"VERBS['post']({HUB}, json={{}})\n"
    assert [it.operation for it in remote_calls(table + known)] == [WRITE]
    told = f"def ask(verb):\n    return VERBS[verb]({HUB}, timeout=5)\n"
    assert [it.operation for it in remote_calls(table + told)] == [BOTH]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("build", id="a function of the project"),
        pytest.param("requests.Request", id="what only prepares one"),
        pytest.param("print", id="any other function"),
    ],
)
def test_what_a_caller_gives_may_reach_nobody(given):
    script = (
        ASKING.replace("requests.get", given)
        + "\n    def build(url, **given):\n        return url\n"
    )
    assert remote_calls(script) == []


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(f"from jobs import fetch\nfetch({HUB})\n", id="what the package has"),
        pytest.param(f"import jobs\njobs.fetch({HUB})\n", id="an attribute of the package"),
        pytest.param(f"from jobs.fetch import fetch\nfetch({HUB})\n", id="of the module"),
        pytest.param(f"from jobs.fetch import again\nagain({HUB})\n", id="only of the module"),
        pytest.param(
            "from jobs import fetch\nfrom jobs.fetch import Fetch\nfetch(Fetch.HOST)\n", id="both"
        ),
    ],
)
def test_a_package_may_have_something_under_the_name_of_its_module(use):
    sources = {
        "jobs/__init__.py": "from .fetch import fetch\n",
        "jobs/fetch.py": "import requests\n\nclass Fetch:\n    HOST = 'https://api.hubapi.com'\n\n"
        "def fetch(url):\n    return requests.get(url)\n\ndef again(url):\n    return fetch(url)\n",
        "main.py": use,
    }
    assert systems(sources) == [["hubspot"]]
