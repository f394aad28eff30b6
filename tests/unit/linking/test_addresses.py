"""Which address a call has, however the script puts it together."""

import pytest

from tests.unit.linking.linked_projects import systems, texts

DEALS = "https://api.hubapi.com/crm/deals"


@pytest.mark.parametrize(
    ("script", "address"),
    [
        pytest.param(f"requests.get('{DEALS}')", DEALS, id="a literal"),
        pytest.param(f"requests.get(url='{DEALS}')", DEALS, id="a keyword"),
        pytest.param(f"requests.request('GET', '{DEALS}')", DEALS, id="behind the method"),
        pytest.param(f"URL = '{DEALS}'\nrequests.get(URL)", DEALS, id="a constant"),
        pytest.param(
            "HOST = 'api.hubapi.com'\nrequests.get(f'https://{HOST}/crm/deals')",
            DEALS,
            id="f-string",
        ),
        pytest.param(
            "requests.get(f'https://api.hubapi.com/{kind}/deals')",
            "https://api.hubapi.com/?/deals",
            id="an unknown part",
        ),
        pytest.param(
            "requests.get('https://' + 'api.hubapi.com' + '/crm/deals')", DEALS, id="plus"
        ),
        pytest.param(
            "URL = 'https://{}/{kind}/deals'\nrequests.get(URL.format('api.hubapi.com', kind='crm'))",
            DEALS,
            id="format",
        ),
        pytest.param(
            "requests.get('https://%s/crm/%s' % ('api.hubapi.com', 'deals'))", DEALS, id="percent"
        ),
        pytest.param(
            "requests.get('https://%(host)s/crm/deals' % {'host': 'api.hubapi.com'})",
            DEALS,
            id="percent with a mapping",
        ),
        pytest.param(
            "requests.get('/'.join(['https://api.hubapi.com', 'crm', 'deals']))", DEALS, id="join"
        ),
        pytest.param(
            "from urllib.parse import urljoin\nrequests.get(urljoin('https://api.hubapi.com', 'crm/deals'))",
            DEALS,
            id="urljoin",
        ),
        pytest.param(
            "from urllib.parse import urljoin\nrequests.get(urljoin('https://api.hubapi.com/', '/crm/deals'))",
            DEALS,
            id="urljoin of two slashes",
        ),
        pytest.param(
            "from urllib.parse import urljoin\nrequests.get(urljoin('https://api.hubapi.com/v1/', '/crm/deals'))",
            DEALS,
            id="urljoin to the root",
        ),
        pytest.param(
            f"URLS = {{'deals': '{DEALS}', 'chat': 'https://slack.com/api'}}\nrequests.get(URLS['deals'])",
            DEALS,
            id="a table",
        ),
        pytest.param(
            f"CONFIG = {{'crm': {{'url': '{DEALS}'}}}}\nrequests.get(CONFIG['crm']['url'])",
            DEALS,
            id="a table in a table",
        ),
        pytest.param(
            "class Config:\n    URL = 'https://api.hubapi.com'\n\nrequests.get(Config.URL + '/crm/deals')",
            DEALS,
            id="a class constant",
        ),
        pytest.param(
            "def fetch(base='https://api.hubapi.com'):\n    requests.get(base + '/crm/deals')\n\nfetch()",
            DEALS,
            id="a default argument",
        ),
        pytest.param(
            f"def url():\n    return '{DEALS}'\n\nrequests.get(url())",
            DEALS,
            id="a function's result",
        ),
        pytest.param(
            "import os\nrequests.get(os.environ['CRM_URL'] + '/crm/deals')",
            "?/crm/deals",
            id="from the environment",
        ),
    ],
)
def test_one_script(script, address):
    assert texts(f"import requests\n{script}\n") == [address]


@pytest.mark.parametrize(
    "script",
    [
        "if EU:\n    BASE = 'https://a.example.net/'\nelse:\n    BASE = 'https://b.example.net/'\nrequests.get(BASE)",
        "for url in ['https://a.example.net/', 'https://b.example.net/']:\n    requests.get(url)",
        "for name, url in {'a': 'https://a.example.net/', 'b': 'https://b.example.net/'}.items():\n    requests.get(url)",
        "requests.get('https://a.example.net/' if EU else 'https://b.example.net/')",
    ],
    ids=["branches", "a loop", "a loop over a table", "a conditional expression"],
)
def test_a_call_may_have_several(script):
    assert texts(f"import requests\n{script}\n") == [
        "https://a.example.net/",
        "https://b.example.net/",
    ]


FETCH = "requests.get(HUB + '/crm/deals')\n"


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param(
            {
                "hosts.py": "HUB = 'https://api.hubapi.com'\n",
                "sync.py": f"import requests\nfrom hosts import HUB\n{FETCH}",
            },
            id="from a module",
        ),
        pytest.param(
            {
                "conf/hosts.py": "HUB = 'https://api.hubapi.com'\n",
                "sync.py": f"import requests\nfrom conf import hosts as h\n{FETCH.replace('HUB', 'h.HUB')}",
            },
            id="through a module's alias",
        ),
        pytest.param(
            {
                "hosts.py": "HUB = 'https://api.hubapi.com'\n",
                "conf.py": "from hosts import *\n",
                "sync.py": f"import requests\nfrom conf import HUB\n{FETCH}",
            },
            id="through a star",
        ),
        pytest.param(
            {
                "jobs/__init__.py": "",
                "jobs/hosts.py": "HUB = 'https://api.hubapi.com'\n",
                "jobs/sync.py": f"import requests\nfrom .hosts import HUB\n{FETCH}",
            },
            id="by a relative import",
        ),
        pytest.param(
            {
                "jobs/__init__.py": "from .hosts import HUB\n",
                "jobs/hosts.py": "HUB = 'https://api.hubapi.com'\n",
                "sync.py": f"import requests\nimport jobs\n{FETCH.replace('HUB', 'jobs.HUB')}",
            },
            id="handed on by a package",
        ),
    ],
)
def test_a_constant_of_another_module(sources):
    assert texts(sources) == [DEALS]


def test_modules_that_import_each_other_end_in_nothing():
    sources = {
        "a.py": "import requests\nfrom b import B\nA = B\nrequests.get(A)\n",
        "b.py": "from a import A\nB = A\n",
    }
    assert texts(sources) == []


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("REDMINE_URL", "redmine"),
        ("REDMINE_API_BASE", "redmine"),
        ("SYNC_URL", None),
        ("REDMINE_SYNC_URL", None),
    ],
)
def test_a_host_of_ones_own_is_what_its_address_is_called(name: str, system: str | None) -> None:
    script = (
        f"import requests\n\n{name} = 'https://pm.acme.com'\n\ndef push(row):\n"
        f"    requests.post({name} + '/issues', json=row, timeout=5)\n"
    )
    assert systems(script) == [[system] if system else []]


@pytest.mark.parametrize(
    ("address", "system"),
    [
        ("https://www.acme.com/prestashop/api/orders", "prestashop"),
        ("https://intranet.acme.com/redmine/issues.json", "redmine"),
        # Whose connectors a host has is not what runs there.
        ("https://hub.acme.com/stripe/charges", None),
        ("https://hub.acme.com/api/redmine", None),
        ("https://api.hubapi.com/redmine", "hubspot"),
    ],
)
def test_a_product_runs_in_a_folder_of_a_host(address: str, system: str | None) -> None:
    script = f"import requests\n\nrequests.post({address!r}, json={{}}, timeout=5)\n"
    assert systems(script) == [[system] if system else []]


@pytest.mark.parametrize(
    "value",
    [
        "os.environ.get('REDMINE_URL')",
        "field(default_factory=lambda: os.environ.get('REDMINE_URL'))",
        "env('REDMINE_URL')",
    ],
)
def test_a_field_of_settings_is_what_its_variable_says(value: str) -> None:
    script = (
        "import os, requests\nfrom dataclasses import dataclass, field\n\n"
        "def env(name, default=None):\n    return field(default_factory=lambda: os.environ.get(name, default))\n\n"
        f"@dataclass\nclass Settings:\n    base: str = {value}\n\n"
        "def push(settings, row):\n    requests.post(settings.base + '/issues', json=row, timeout=5)\n\n"
        "push(Settings(), {})\n"
    )
    assert systems(script) == [["redmine"]]


@pytest.mark.parametrize(
    ("looked_up", "default"),
    [
        (f"environ.Env()('CRM_URL', default='{DEALS}')", True),
        (f"environ.Env().str('CRM_URL', '{DEALS}')", True),
        (f"environs.Env().url('CRM_URL', default='{DEALS}')", True),
        (f"decouple.config('CRM_URL', default='{DEALS}')", True),
        (f"made('CRM_URL', '{DEALS}')", False),
        (f"made('crm', default='{DEALS}')", False),
    ],
)
def test_a_setting_is_its_default_where_nothing_is_set(looked_up: str, *, default: bool) -> None:
    script = f"import decouple, environ, environs, requests\n\nrequests.get({looked_up})\n"
    assert (DEALS in texts(script)) is default
