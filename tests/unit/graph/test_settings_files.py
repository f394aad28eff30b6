"""Addresses that stand beside the code: in data files, and in what an application is configured with."""

import pytest

from tests.unit.graph.links_of import links_of

PUSH = """\
import os
import requests
{load}
rows = requests.get({source} + '/contacts', timeout=9).json()
requests.post({sink}, json=rows, timeout=9)
"""
CRM, CHAT = "https://api.hubapi.com", "https://hooks.slack.com/services/x"
LINK = {("hubspot", "slack", "value")}
YAML = f"up:\n  url: {CRM}\ndown:\n  hook: {CHAT}\n"
TOML = f"[up]\nurl = '{CRM}'\n[down]\nhook = '{CHAT}'\n"
INI = f"[up]\nurl = {CRM}\n[down]\nhook = {CHAT}\n"
JSON = f'{{"up": {{"url": "{CRM}"}}, "down": {{"hook": "{CHAT}"}}}}'
LINES = f"UPSTREAM={CRM}\nDOWNSTREAM='{CHAT}'\n"
PYDANTIC = """\
from pydantic_settings import BaseSettings

class Settings(BaseSettings):
    upstream: str
    downstream: str

conf = Settings()"""
BY_KEY = ("conf['up']['url']", "conf['down']['hook']")
BY_VARIABLE = ("os.environ['UPSTREAM']", "os.getenv('DOWNSTREAM')")


def script(load: str, names: tuple[str, str]) -> str:
    return PUSH.format(load=load, source=names[0], sink=names[1])


@pytest.mark.parametrize(
    ("file", "content", "load", "names"),
    [
        ("config.yml", YAML, "import yaml\nconf = yaml.safe_load(open('config.yml'))", BY_KEY),
        ("conf.toml", TOML, "import tomllib\nconf = tomllib.load(open('conf.toml', 'rb'))", BY_KEY),
        ("settings.json", JSON, "import json\nconf = json.load(open('settings.json'))", BY_KEY),
        (
            "config.ini",
            INI,
            "import configparser\nconf = configparser.ConfigParser()\nconf.read('config.ini')",
            ("conf.get('up', 'url')", "conf['down']['hook']"),
        ),
        (".env.example", LINES, "", BY_VARIABLE),
        ("deploy/prod.env", LINES, "", BY_VARIABLE),
        (
            "docker-compose.yml",
            f"services:\n  sync:\n    environment:\n      - UPSTREAM={CRM}\n      - DOWNSTREAM={CHAT}\n",
            "",
            BY_VARIABLE,
        ),
        (
            ".env",
            LINES,
            PYDANTIC,
            ("conf.upstream", "conf.downstream"),
        ),
        (
            "settings.toml",
            TOML,
            "from dynaconf import settings as conf",
            ("conf.up.url", "conf.down.hook"),
        ),
        (
            ".streamlit/secrets.toml",
            TOML,
            "import streamlit\nconf = streamlit.secrets",
            BY_KEY,
        ),
    ],
)
def test_a_data_file_tells_which_system_an_address_means(file, content, load, names):
    assert links_of({"sync.py": script(load, names), file: content}) == LINK


CLIENT = """\
import requests

class Client:
    def __init__(self, part):
        self.base = part['url']

    def rows(self):
        return requests.get(f'{self.base}/contacts', timeout=9).json()

    def push(self, rows):
        requests.post(f'{self.base}/messages', json=rows, timeout=9)
"""


def test_a_part_of_a_file_that_is_handed_on_is_told_by_the_names_that_led_to_it():
    files = {
        "client.py": CLIENT,
        "conf.py": "import yaml\nCONFIG = yaml.safe_load(open('config.yml'))\n",
        "config.yml": f"up:\n  url: {CRM}\ndown:\n  url: {CHAT}\n",
        "sync.py": "from client import Client\nfrom conf import CONFIG\n"
        "Client(CONFIG['down']).push(Client(CONFIG['up']).rows())\n",
    }
    assert links_of(files) == LINK


def test_a_host_that_nobody_knows_is_told_by_its_domain():
    content = f"up: https://crm.intern.acme.io\ndown: {CHAT}\n"
    files = {"sync.py": script(LOAD, ("conf['up']", "conf['down']")), "config.yml": content}
    assert links_of(files) == {("host:acme.io", "slack", "value")}


def test_settings_are_read_whatever_their_file_is_called():
    content = f"[crm]\napi = '{CRM}'\n[chat]\napi = '{CHAT}'\n"
    load = "import tomllib\nconf = tomllib.load(open('../bridge.toml', 'rb'))"
    files = {
        "bridge/sync.py": script(load, ("conf['crm']['api']", "conf['chat']['api']")),
        "bridge.toml": content,
    }
    assert links_of(files) == LINK


LOAD = "import yaml\nconf = yaml.safe_load(open('config.yml'))"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"one:\n  up: {CRM}\ntwo:\n  up: https://acme.zendesk.com\n", id="of two"),
        pytest.param(f"other:\n  url: {CRM}\n", id="another name"),
        pytest.param("up: '{{ crm }}'\n", id="a hole of a template"),
        pytest.param("up: [unclosed\n", id="no YAML"),
    ],
)
def test_what_a_file_leaves_open_stays_open(content):
    names = ("conf['up']", f"'{CHAT}'")
    assert links_of({"sync.py": script(LOAD, names), "config.yml": content}) == set()


def test_the_files_nearest_to_the_code_count():
    files = {
        "one/sync.py": script(LOAD, ("conf['source']", f"'{CHAT}'")),
        "one/config.yml": f"source: {CRM}\n",
        "two/config.yml": "source: https://acme.zendesk.com\n",
    }
    assert links_of(files) == LINK


def test_what_a_name_says_goes_before_what_a_file_sets():
    files = {
        "sync.py": script("", ("os.environ['HUBSPOT_URL']", f"'{CHAT}'")),
        ".env": "HUBSPOT_URL=https://proxy.zendesk.com\n",
    }
    assert links_of(files) == LINK


ROUTE = """\
import requests
from flask import Blueprint, current_app

bp = Blueprint('push', __name__)

@bp.route('/push')
def push():
    rows = requests.get(current_app.config['UPSTREAM'] + '/contacts', timeout=9).json()
    requests.post(current_app.config.get('DOWNSTREAM'), json=rows, timeout=9)
    return 'ok'
"""
APPLICATION = """\
from flask import Flask
from push import bp

def create_app():
    app = Flask(__name__)
    {configured}
    app.register_blueprint(bp)
    return app
"""
CONSTANTS = f"UPSTREAM = '{CRM}'\nDOWNSTREAM = '{CHAT}'\n"


@pytest.mark.parametrize(
    ("configured", "settings"),
    [
        pytest.param(
            f"app.config['UPSTREAM'] = '{CRM}'\n    app.config['DOWNSTREAM'] = '{CHAT}'",
            "",
            id="key by key",
        ),
        pytest.param(
            f"app.config.update(UPSTREAM='{CRM}', DOWNSTREAM='{CHAT}')", "", id="by keywords"
        ),
        pytest.param(
            f"app.config.from_mapping({{'UPSTREAM': '{CRM}', 'DOWNSTREAM': '{CHAT}'}})",
            "",
            id="from a mapping",
        ),
        pytest.param("app.config.from_pyfile('settings.py')", CONSTANTS, id="a file"),
        pytest.param(
            "app.config.from_object('settings.Production')",
            f"class Base:\n    UPSTREAM = '{CRM}'\nclass Production(Base):\n    DOWNSTREAM = '{CHAT}'\n",
            id="a class by its name",
        ),
    ],
)
def test_an_application_tells_what_it_is_configured_with(configured, settings):
    files = {
        "push.py": ROUTE,
        "app.py": APPLICATION.format(configured=configured),
        "settings.py": settings,
    }
    assert links_of(files) == LINK


def test_a_section_of_a_file_is_no_default():
    assert (
        links_of(
            {
                "sync.py": script(
                    "from conf import config",
                    ("config.get('up', 'url')", "config.get('down', 'hook')"),
                ),
                "conf.py": "import configparser\nconfig = configparser.ConfigParser()\n",
                "config.ini": INI,
            }
        )
        == LINK
    )


def test_a_comment_gives_an_example_of_what_a_variable_holds():
    read = (
        "import os, requests\nimport polars as pl\n"
        "WAREHOUSE = os.environ['WAREHOUSE_URL']  # postgresql://user@host/db\n"
        "rows = pl.read_database_uri(open('deals.sql').read(), WAREHOUSE).to_dicts()\n"
        f"requests.post('{CHAT}', json=rows, timeout=9)\n"
    )
    assert links_of({"sync.py": read}) == {("postgres", "slack", "value")}
    assert links_of({"sync.py": read.replace("  #", "\n#")}) == set()


@pytest.mark.parametrize(
    "field",
    [
        f"upstream: str = Field('{CRM}', alias='UPSTREAM')",
        f"upstream: str = Field(default='{CRM}')",
        "upstream: str = Field(alias='HUBSPOT_URL')",
    ],
)
def test_a_field_of_settings_says_what_it_holds(field):
    read = (
        "import requests\nfrom pydantic import Field\nfrom pydantic_settings import BaseSettings\n\n"
        f"class Settings(BaseSettings):\n    {field}\n\nconf = Settings()\n"
        "rows = requests.get(conf.upstream + '/contacts', timeout=9).json()\n"
        f"requests.post('{CHAT}', json=rows, timeout=9)\n"
    )
    assert links_of({"sync.py": read}) == {("hubspot", "slack", "value")}
