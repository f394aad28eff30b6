"""Clients that say themselves which system they speak to, whatever their address."""

import pytest

from tests.unit.linking.linked_projects import remote_calls, systems, texts

HOOK = "from airflow.providers.http.hooks.http import HttpHook\n"


@pytest.mark.parametrize(
    ("script", "system"),
    [
        pytest.param(
            "import smtplib\nserver = smtplib.SMTP('mx.lagovia.com')\nserver.sendmail(a, b, text)\n",
            "smtp",
            id="smtplib",
        ),
        pytest.param(
            "import ftplib\nftp = ftplib.FTP('ftp.lagovia.com')\nftp.retrbinary('RETR a.csv', keep)\n",
            "sftp",
            id="ftplib",
        ),
        pytest.param(
            "from woocommerce import API\nshop = API(url='https://lagovia.com', version='wc/v3')\n"
            "shop.get('orders')\n",
            "woocommerce",
            id="an SDK whose behaviour is known",
        ),
    ],
)
def test_a_client_of_one_system_speaks_to_that(script, system):
    assert systems(script)[-1] == [system]


@pytest.mark.parametrize(
    ("script", "system"),
    [
        pytest.param(
            "import smtplib\nserver = smtplib.SMTP('smtp.sendgrid.net')\nserver.sendmail(a, b, text)\n",
            ["sendgrid"],
            id="the host says more",
        ),
        pytest.param(
            "from google.auth.transport.requests import AuthorizedSession\n"
            "AuthorizedSession(login).get('https://api.lagovia.com/orders')\n",
            [],
            id="what signs in speaks to anybody",
        ),
    ],
)
def test_but_not_every_import_tells(script, system):
    assert systems(script)[-1] == system


@pytest.mark.parametrize(
    ("base", "path", "text"),
    [
        ("https://api.hubapi.com", "crm/deals", "https://api.hubapi.com/crm/deals"),
        ("https://api.hubapi.com", "/crm/deals", "https://api.hubapi.com/crm/deals"),
        ("https://api.hubapi.com/crm/", "deals", "https://api.hubapi.com/crm/deals"),
    ],
)
def test_a_path_is_joined_to_its_base_by_one_slash(base, path, text):
    script = f"import httpx\nclient = httpx.Client(base_url='{base}')\nclient.post('{path}')\n"
    assert texts(script) == [text]


def test_a_connection_is_named_after_its_system():
    script = HOOK + "HttpHook(method='GET', http_conn_id='mollie_api').run('/v2/refunds')\n"
    assert [(item.system_id, item.sure) for item in remote_calls(script)] == [("mollie", False)]


@pytest.mark.parametrize(
    ("made", "called", "operation"),
    [
        ("'GET'", "'/v2/refunds', data={'limit': 9}", "read"),
        ("method='POST'", "'/v2/refunds', json={'amount': 9}", "write"),
        ("", "'/v2/refunds'", "write"),
    ],
)
def test_a_hook_is_made_for_one_method(made, called, operation):
    script = HOOK + f"HttpHook({made}, http_conn_id='mollie_api').run({called})\n".replace(
        "(, ", "("
    )
    assert [item.operation for item in remote_calls(script)] == [operation]


def test_a_connection_that_names_nobody_is_no_host():
    script = HOOK + "HttpHook('GET', 'erp_default').run('/v2/refunds')\n"
    assert systems(script) == [[]]


GQL = (
    "from gql import Client, gql\nfrom gql.transport.requests import RequestsHTTPTransport\n"
    "wire = RequestsHTTPTransport(url='https://api.linear.app/graphql')\n"
    "client = Client(transport=wire)\n"
)


@pytest.mark.parametrize(
    ("document", "operation"),
    [("query { issues { id } }", "read"), ("mutation { issueCreate { id } }", "write")],
)
def test_a_client_of_graphql_does_what_its_document_says(document, operation):
    script = GQL + f"client.execute(gql('{document}'), variable_values=given)\n"
    assert [(item.system_id, item.operation) for item in remote_calls(script)] == [
        ("linear", operation)
    ]


def test_what_a_class_inherits_is_called_after_the_object_at_hand():
    sources = {
        "base.py": "import requests\n\nclass Api:\n    def __init__(self, config):\n"
        "        self.config = config\n        self.sign_in()\n\n"
        "    def get(self, path):\n        return requests.get(self.base + path, timeout=5)\n",
        "purchases.py": "from base import Api\n\nclass Coupa(Api):\n    def sign_in(self):\n"
        "        self.base = self.config['url']\n\n"
        "    def invoices(self):\n        return self.get('/invoices')\n",
        "people.py": "from base import Api\n\nclass People(Api):\n    def sign_in(self):\n"
        "        self.base = self.config['url']\n\n"
        "    def all(self):\n        return self.get('/people')\n",
        "run.py": "from people import People\nfrom purchases import Coupa\n"
        "Coupa(config).invoices()\nPeople(config).all()\n",
    }
    assert systems(sources) == [["coupa"]]


@pytest.mark.parametrize(
    "record",
    [
        "@dataclass\nclass Target:\n    name: str\n    url: str = 'https://slack.com/api'\n",
        "class Target(NamedTuple):\n    name: str\n    url: str\n",
    ],
)
@pytest.mark.parametrize("given", ["'deals', 'https://api.hubapi.com'", "name='deals', url={}"])
def test_a_field_is_what_the_object_was_given(record, given):
    given = given.format("'https://api.hubapi.com'")
    script = (
        "import requests\nfrom dataclasses import dataclass\nfrom typing import NamedTuple\n\n"
        f"{record}\ndef fetch(target):\n    return requests.get(target.url + '/crm/deals')\n\n"
        f"fetch(Target({given}))\n"
    )
    assert systems(script) == [["hubspot"]]


def test_a_field_without_an_argument_is_what_its_class_says():
    script = (
        "import requests\nfrom dataclasses import dataclass\n\n@dataclass\nclass Target:\n"
        "    name: str\n    url: str = 'https://slack.com/api'\n\n"
        "requests.get(Target('users').url + '/users.list')\n"
    )
    assert systems(script) == [["slack"]]


ATTRS = (
    "import attr\nimport attrs\nimport requests\n\n@attr.s\nclass Api:\n    base = attr.ib()\n"
    "    _path = attrs.field(default='/crm/deals')\n    _session = attr.ib()\n\n"
    "    @_session.default\n    def _make(self):\n        return requests.Session()\n\n"
    "    def fetch(self):\n        return self._session.get(self.base + self._path, timeout=5)\n\n"
)


@pytest.mark.parametrize(
    ("made", "reached"),
    [
        ("Api('https://api.hubapi.com')", ["https://api.hubapi.com/crm/deals"]),
        ("Api(base='https://slack.com/api', path='/x')", ["https://slack.com/api/x"]),
    ],
)
def test_a_class_of_attrs_is_made_of_its_fields(made, reached):
    assert texts(f"{ATTRS}{made}.fetch()\n") == reached


def test_a_session_that_a_class_of_attrs_is_given_is_the_one_it_uses():
    script = f"{ATTRS}Api('https://api.hubapi.com', session=Recorder()).fetch()\n"
    assert systems(script.replace("requests.Session()", "recorded")) == []


def test_another_attribute_with_a_default_makes_no_session():
    script = ATTRS.replace("_session.default", "other.default") + "Api('https://x.y').fetch()\n"
    assert systems(script) == []


def test_a_constructor_decides_what_its_arguments_mean():
    script = (
        "import requests\n\nclass Target:\n    url: str = 'https://slack.com/api'\n\n"
        "    def __init__(self, url):\n        self.name = url\n\n"
        "requests.get(Target('https://api.hubapi.com').url + '/users.list')\n"
    )
    assert systems(script) == [["slack"]]


def test_a_secret_is_named_as_a_variable_would_be():
    script = (
        "import httpx\nfrom prefect.blocks.system import Secret\n"
        "httpx.post(Secret.load('teams-sales-webhook').get(), json=rows)\n"
    )
    assert systems(script) == [["microsoft-teams"]]


KEPT = "import boto3, json, requests\nfrom airflow.hooks.base import BaseHook\n\n"
SECRETS = "boto3.client('secretsmanager').get_secret_value(SecretId={})['SecretString']"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "hook = BaseHook.get_connection('slack_alerts')\nrequests.post(f'https://{hook.host}/x', json={})\n",
            id="a connection",
        ),
        pytest.param(
            f"requests.post({SECRETS.format(repr('slack/refund-hook'))}, json={{}})\n",
            id="a secret",
        ),
        pytest.param(
            f"def secret(name):\n    return {SECRETS.format('name')}\n\n"
            "requests.post(secret('slack/refund-hook'), json={})\n",
            id="a secret that a function gets",
        ),
        pytest.param(
            f"kept = json.loads({SECRETS.format(repr('prod/slack'))})\n"
            "requests.post(kept['slack_hook'], json={})\n",
            id="one of several in a secret",
        ),
    ],
)
def test_what_is_kept_elsewhere_is_called_as_it_is_kept(body: str):
    found = [item for item in remote_calls(KEPT + body) if item.name == "requests.post"]
    assert [[system.id for system in item.systems] for item in found] == [["slack"]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "hook = pool.get_connection('slack')\nrequests.post(hook.send('x'))\n", id="what it did"
        ),
        pytest.param("requests.post(get_secret(name), json={})\n", id="not known by name"),
    ],
)
def test_what_is_not_kept_under_a_name_is_not(body: str):
    found = [item for item in remote_calls(KEPT + body) if item.name == "requests.post"]
    assert [item.systems for item in found] == [()]


STORED = """
import os
import requests
from google.cloud import secretmanager

HOOK = os.getenv("SLACK_HOOK_SECRET", "")

def secret(project, name):
    client = secretmanager.SecretManagerServiceClient()
    path = f"projects/{project}/secrets/{name}/versions/latest"
    return client.access_secret_version(request={"name": path}).payload.data.decode("UTF-8")

def bare(path):
    client = secretmanager.SecretManagerServiceClient()
    return client.access_secret_version({"name": path}).payload.data.decode("UTF-8")

"""


@pytest.mark.parametrize(
    ("hook", "system"),
    [
        ("secret(os.environ['PROJECT'], 'slack-hook')", ["slack"]),
        ("secret('sales', HOOK)", ["slack"]),
        ("bare('projects/sales/secrets/slack-hook/versions/1')", ["slack"]),
        ("secret('slack', 'refund-hook')", []),
        ("secret('slack', name)", []),
        ("bare(path)", []),
    ],
)
def test_a_secret_is_called_as_it_is_in_the_path_to_it(hook: str, system: list[str]):
    found = remote_calls(f"{STORED}requests.post({hook}, json={{}})\n")
    assert [[it.id for it in call.systems] for call in found if call.name == "requests.post"] == [
        system
    ]


@pytest.mark.parametrize(
    ("address", "system"),
    [
        ("HUBSPOT_URL", ["hubspot"]),
        ("f'{HUBSPOT_URL}/deals'", ["hubspot"]),
        ("HUBSPOT_URL + '/deals'", ["hubspot"]),
        ("f'{HUBSPOT_URL}https://slack.com/api/users.list'", ["slack"]),
        ("f'{BASE}/deals'", []),
    ],
)
def test_an_address_that_is_left_out_is_called_by_its_name(address: str, system: list[str]):
    script = "import requests\n\nHUBSPOT_URL = ''\nBASE = ''\n\ndef run():\n"
    assert systems(f"{script}    requests.get({address}, timeout=5)\n") == [system]


@pytest.mark.parametrize(
    "statement",
    [
        "from botocore.vendored import requests",
        "import botocore.vendored.requests as requests",
        "from pip._vendor import requests",
    ],
)
def test_a_library_that_another_one_carries_is_that_library(statement: str):
    assert systems(f"{statement}\nrequests.get('https://api.hubapi.com/crm', timeout=5)\n") == [
        ["hubspot"]
    ]
    assert systems(f"{statement}\nrequests.get(url, timeout=5)\n") == [[]]


def test_the_answer_of_a_warehouse_as_a_frame_is_no_client_of_it():
    script = (
        "from google.cloud import bigquery\n"
        "sales = bigquery.Client().query('select sku from sales').to_dataframe()\n"
        "sales.merge(costs, on='sku').head()\n"
    )
    assert [(item.call.place.line, item.operation) for item in remote_calls(script)] == [
        (2, "read")
    ]


def test_an_address_that_is_put_together_of_parts():
    script = (
        "import requests\nfrom urllib.parse import urlencode, urlunparse\n\n"
        "query = urlencode({'limit': 100})\n"
        "requests.get(urlunparse(('https', 'api.hubapi.com', '/crm/deals', '', query, '')))\n"
    )
    assert texts(script) == ["https://api.hubapi.com/crm/deals?limit=100"]


SIGNED_IN = "import requests\nfrom simple_salesforce import Salesforce\n\ncrm = Salesforce('x')\n"


@pytest.mark.parametrize(
    ("address", "system"),
    [
        ("f'{crm.bulk_url}job'", ["salesforce"]),
        ("f'https://{crm.sf_instance}/jobs'", ["salesforce"]),
        ("crm.base_url + 'jobs'", ["salesforce"]),
        ("f'https://api.lagovia.com/{crm.session_id}'", []),
        ("f'{base}/{crm.session_id}'", []),
        ("crm.Account.get('1')['Website']", []),
        ("crm.Account.get('1').website", []),
    ],
)
def test_an_object_of_an_sdk_tells_where_its_system_is(address, system):
    assert systems(f"{SIGNED_IN}requests.get({address}, timeout=5)\n")[-1] == system


def test_a_client_that_is_told_where_by_an_object_of_an_sdk():
    sources = {
        "jobs.py": (
            "import requests\n\nclass Jobs:\n    def __init__(self, base):\n        self.base = base\n\n"
            "    def begin(self):\n        return requests.post(f'{self.base}job', json={}, timeout=5)\n"
        ),
        "sync.py": f"from jobs import Jobs\n{SIGNED_IN}Jobs(crm.bulk_url).begin()\n",
    }
    assert systems(sources)[0] == ["salesforce"]
