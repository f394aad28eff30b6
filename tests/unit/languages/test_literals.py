"""Which strings are addresses or secrets, and what the facts may hold of a secret."""

import re
import string

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autodebt_lint.languages.python import facts_of
from autodebt_lint.languages.python.literals import (
    holds_token,
    is_address,
    is_scheme,
    is_secret,
    is_token,
    mask,
    mask_address,
    means_secret,
    secret_in_address,
)
from tests.unit.languages.reading_facts import code_of, details_of, facts


@pytest.mark.parametrize(
    "text",
    [
        "https://api.example.com/v3",
        "  sftp://files.example.com",
        "jdbc:postgresql://db.example.com/crm",
        "Server=sql.example.com;Database=crm",
        "curl -s https://api.example.com | jq .",
    ],
)
def test_addresses(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["see https://example.com", "a=b; c=d", "https://", "://x", "text/html; charset=utf-8"]
)
def test_no_addresses(text):
    assert not is_address(text)


def test_a_scheme_alone_begins_an_address():
    assert is_scheme("https://")
    assert not is_scheme("https://a")


@pytest.mark.parametrize(
    "name",
    "password DB_PASSWORD apiKey api_key X-Api-Key hapikey client_secret access_token Authorization "
    "SHARED_KEY api_key_live pwd".split(),
)
def test_names_that_mean_a_secret(name):
    assert means_secret(name)


@pytest.mark.parametrize(
    "name",
    "key sort_key primary_key password_file token_url secret_name PASS tokens max_tokens header "
    "password_label".split(),
)
def test_names_that_do_not(name):
    assert not means_secret(name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api_key", "9f86d081884c7d65"),
        ("password", "Spr1ng!Campaign"),
        ("Authorization", "Bearer 9f86d081884c7d65"),
    ],
)
def test_secrets(name, text):
    assert is_secret(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api_key", "YOUR_API_KEY"),
        ("api_key", "<insert key>"),
        ("api_key", "HUBSPOT_API_KEY"),
        ("api_key", "{api_key}"),
        ("password", "changeme"),
        ("password", "db.password"),
        ("token", "https://auth.example.com/token"),
        ("token", "/run/secrets/token"),
        ("secret_key", "service-account.json"),
        ("token", "ab12"),
    ],
)
def test_placeholders_and_places_where_a_secret_is_kept(name, text):
    assert not is_secret(name, text)


@pytest.mark.parametrize(
    "text",
    [
        "pat-na1-" + "0a1b2c3d-" + "e4f5a6b7-c8d9-e0f1-a2b3-c4d5e6f7a8b9",
        "shpat_" + "0123456789abcdef" * 2,
        "AKIA" + "QWERTYUIOPASDFGH",
        "0123456789abcdef" * 2 + "-us21",
    ],
)
def test_tokens_are_known_by_their_shape(text):
    assert is_token(text)
    (literal,) = facts(f"x = {text!r}").literals
    assert (literal.kind, literal.text) == ("shape", mask(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("123456789:AAE" + "x9_-" * 8, id="Telegram"),
        pytest.param("MTk4NjIyNDgzNDcxOTI1MjQ4." + "Cl2FMQ." + "Zn" * 14, id="Discord"),
        pytest.param("pat" + "Ab1" * 4 + "xy." + "0f" * 32, id="Airtable"),
        pytest.param("ntn_" + "a1B2" * 11, id="Notion"),
        pytest.param("secret_" + "a1B2c3D" * 6 + "z", id="Notion, older"),
        pytest.param("xkeysib-" + "0f" * 32 + "-" + "A1" * 8, id="Brevo"),
        pytest.param("pk_" + "0f" * 17, id="Klaviyo"),
        pytest.param("pk_4820113_" + "A1" * 16, id="ClickUp"),
        pytest.param("GOCSPX-" + "aB-_" * 7, id="Google"),
        pytest.param("xapp-1-" + "A1" * 8, id="Slack"),
        pytest.param("sq0atp-" + "aB1_" * 6, id="Square"),
        pytest.param("ATATT3" + "xF" * 40, id="Atlassian"),
        pytest.param("lin_api_" + "aB" * 20, id="Linear"),
        pytest.param("dapi" + "0f" * 16, id="Databricks"),
        pytest.param("gsk_" + "aB" * 26, id="Groq"),
    ],
)
def test_tokens_of_vendors_are_known_by_their_shape(text):
    assert is_token(text)
    assert not is_token(text[: len(text) // 2])
    assert holds_token(f"curl -H 'Authorization: {text}' https://api.acme.com")


@pytest.mark.parametrize(
    "text",
    ["pattern_for_customers", "secret_service_account_of_the_billing_department", "12345678:30:00 on Monday",
     "pk_live_or_test_key_here", "key-value-store-of-customers", "sk-learn-pipeline", "dapiary of the bees 2024"],
)  # fmt: skip
def test_words_that_begin_like_a_token(text):
    assert not is_token(text)


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("https://bob:S3cr3tPw@example.com/x", "https://bob:****@example.com/x"),
        ("https://example.com/?hapikey=0a1b2c3d-e4f5&x=1", "https://example.com/?hapikey=****&x=1"),
        ("Server=db;UID=bob;PWD=S3cr3tPw", "Server=db;UID=bob;PWD=****"),
    ],
)
def test_secrets_in_addresses_are_masked(address, masked):
    assert secret_in_address(address)
    assert mask_address(address) == masked


@pytest.mark.parametrize(
    "address",
    ["https://{user}:{password}@example.com", "https://example.com/?api_key=YOUR_KEY&page=2"],
)
def test_a_template_of_an_address_holds_no_secret(address):
    assert not secret_in_address(address)


@pytest.mark.parametrize(
    "line",
    [
        "password=os.environ['DB_PASSWORD'],",
        "pwd = os.getenv('DB_PWD')",
        "password=environ.get('P')",
    ],
)
def test_the_name_of_a_variable_is_shown(line):
    assert mask_address(line) == line


@given(st.text())
def test_a_mask_shows_four_characters_of_a_long_secret_and_none_of_a_short_one(secret):
    assert mask(secret) == (secret[:4] if len(secret) >= 16 else "") + "****"


#: Where people put secrets; `{0}` is the literal.
PLANTED = [
    "API_KEY = {0}",
    "a = password = b = {0}",
    "a = config['password'] = {0}",
    "class Settings:\n    api_key = {0}",
    "self.api_key = {0}",
    "config['api_key'] = {0}",
    "config = {{'nested': {{'api_key': {0}}}}}",
    "def connect(api_key={0}): return api_key",
    "def connect(*, password={0}): use(password)",
    "client = Client(api_key={0})",
    "requests.get(url, auth=('bob', {0}))",
    "smtp.login('bob', {0})",
    "requests.get(url, headers={{'X-Api-Key': {0}}})",
    "if api_key == {0}: run()",
    "user, password = 'bob', {0}",
    "api_key: str = {0}",
    "(api_key := {0})",
    "for password in [1]:\n    password = {0}\n    send(password + '!')",
]
secrets = st.text(string.ascii_letters + string.digits, min_size=16, max_size=40).filter(
    lambda text: is_secret("api_key", text) and is_secret("password", text)
)


@pytest.mark.parametrize("place", PLANTED)
@given(secret=secrets)
def test_facts_never_hold_a_secret(place, secret):
    module = facts_of(place.format(repr(secret)).encode())
    assert any(literal.is_secret for literal in module.literals)
    assert secret[4:].encode() not in msgspec.msgpack.encode(module)


@given(secret=secrets, form=st.sampled_from(["'{0}'", "f'{0}'", "f'{0}&page={{page}}'"]))
def test_facts_never_hold_a_secret_of_an_address(secret, form):
    assume(not re.search(r"(?i)key", secret))
    for address in (f"https://bob:{secret}@example.com/", f"https://example.com/?api_key={secret}"):
        module = facts_of(f"url = {form.format(address)}".encode())
        assert [literal.kind for literal in module.literals] == ["userinfo"]
        assert secret[4:].encode() not in msgspec.msgpack.encode(module)


def sinks(source: str) -> list[tuple[str, str]]:
    (literal,) = facts(source).literals
    return [(sink.kind, sink.detail) for sink in literal.sinks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("URL = 'https://a.example'", [("bound", "URL")]),
        ("get('https://a.example')", [("argument", "get|0")]),
        ("get(url='https://a.example')", [("argument", "get|url")]),
        ("x = {'url': 'https://a.example'}", [("item", "url"), ("bound", "x")]),
        ("x['https://a.example']", [("key", "")]),
        ("u == 'https://a.example'", [("compared", "")]),
        ("raise E('https://a.example')", [("argument", "E|0"), ("raised", "")]),
        ("def f(u='https://a.example'): pass", [("default", "u")]),
        ("def f():\n    return 'https://a.example'", [("returned", "f")]),
        ("for u in ['https://a.example']: pass", [("iterated", ""), ("bound", "u")]),
        ("URL = 'https://a.example'\nprint(URL)", [("bound", "URL"), ("argument", "print|0")]),
        ("URL = 'https://a.example'\ndef f(): get(URL)", [("bound", "URL"), ("argument", "get|0")]),
    ],
)
def test_an_address_knows_how_it_is_used(source, expected):
    found = sinks(source)
    assert [use for use in found if use in expected] == expected


def test_an_address_knows_the_longer_string_it_begins():
    (literal,) = facts("def f(id):\n    get('https://a.example/' + id)\n").literals
    assert "name='id'" in str(literal.value)


def test_an_address_inside_a_longer_string_is_embedded():
    assert ("embedded", "") in sinks("x = prefix + 'https://a.example'")


def test_a_version_header_is_a_literal():
    (literal,) = facts("headers = {'Shopify-Api-Version': '2023-01'}").literals
    assert (literal.kind, literal.text) == ("version", "Shopify-Api-Version")


def test_code_that_is_never_run_is_marked():
    (literal,) = facts("if False:\n    URL = 'https://a.example'\n").literals
    assert not literal.reachable


def test_a_masked_secret_is_masked_wherever_it_went():
    module = facts("PASSWORD = 'Spr1ng!Campaign'\ndef f(): login('bob', PASSWORD)\n")
    everything = f"{module.literals} {code_of(module)} {details_of(module, 'f')}"
    assert "Spr1ng!Campaign" not in everything
