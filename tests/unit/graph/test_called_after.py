"""Systems whose address nobody knows, and after which something is called."""

import pytest

from tests.unit.graph.test_links import GET, links

HEAD = "import configparser, os, requests, sys\n\n"
POST = "requests.post({}, json=rows, timeout=9)"


def target(script: str) -> set[str]:
    return {link[1] for link in links(HEAD + script)}


def pushed(declared: str, address: str, called: str) -> str:
    """A function that sends HubSpot's deals to an address, and a call of it."""
    return f"def run({declared}):\n    rows = {GET}.json()\n    {POST.format(address)}\n\nrun({called})\n"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(pushed("zendesk_url", "zendesk_url + '/api/x'", "load()"), id="parameter"),
        pytest.param(pushed("config", "config.zendesk_url", "load()"), id="attribute"),
        pytest.param(pushed("config", "config['ZENDESK_URL']", "load()"), id="key"),
        pytest.param(pushed("config", "config.get('zendesk_url')", "load()"), id="looked up"),
        pytest.param(
            pushed("config", "config.get('zendesk', 'url')", "configparser.ConfigParser()"),
            id="section",
        ),
        pytest.param(
            "class Desk:\n    def __init__(self, zendesk_url):\n        self.zendesk_url = zendesk_url\n\n"
            f"    def push(self, rows):\n        {POST.format('self.zendesk_url')}\n\n"
            f"Desk(sys.argv[1]).push({GET}.json())\n",
            id="attribute of an object",
        ),
        pytest.param(
            f"def post_to_zendesk(rows):\n    {POST.format('os.environ[kind]')}\n\n"
            f"post_to_zendesk({GET}.json())\n",
            id="function",
        ),
        pytest.param(
            f"def sendZendeskTicket(rows):\n    {POST.format('address()')}\n\n"
            f"sendZendeskTicket({GET}.json())\n",
            id="function in camel case",
        ),
    ],
)
def test_names_tell_a_system_whose_address_is_not_known(script: str) -> None:
    assert target(script) == {"zendesk"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("from_zendesk_to_gorgias", id="of two systems"),
        pytest.param("push_rows", id="of none"),
        pytest.param("send_ga_rows", id="a word of two letters"),
        pytest.param("get_active_campaign", id="two words of every day"),
    ],
)
def test_other_names_of_functions_tell_none(name: str) -> None:
    script = f"def {name}(rows):\n    {POST.format('address()')}\n\n{name}({GET}.json())\n"
    assert target(script) == set()


def test_a_known_host_says_more_than_names() -> None:
    address = POST.format("'https://acme.freshdesk.com/api/v2/tickets'")
    script = f"def post_to_zendesk(rows):\n    {address}\n\npost_to_zendesk({GET}.json())\n"
    assert target(script) == {"freshdesk"}
