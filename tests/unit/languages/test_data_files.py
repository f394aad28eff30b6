"""What data files say of what is connected with what, and of where something is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.languages.data_files import facts_of
from autodebt_lint.languages.data_files.forms import INI, JSON, LINES, TOML, YAML, data_form
from autodebt_lint.model.facts import Route


def routes(text: str, form: str = YAML) -> tuple[Route, ...]:
    facts = facts_of(text.encode(), form)
    return facts.routes if facts is not None else ()


def ends(text: str, form: str = YAML) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(route.sources, route.targets) for route in routes(text, form)]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("routes.yml", YAML),
        ("sync/flows.yaml", YAML),
        ("config/nightly.yml", YAML),
        ("jobs.toml", TOML),
        ("etl_pipelines.json", JSON),
        ("app.config.json", JSON),
        ("docker-compose.yml", YAML),
        ("settings.ini", INI),
        (".env", LINES),
        (".env.example", LINES),
        ("deploy/prod.env", LINES),
        ("translations/de.yml", ""),
        ("environment.py", ""),
        ("shop.toml", TOML),
        ("bridge.cfg", INI),
        ("package.json", ""),
        ("routes.py", ""),
        ("routes", ""),
    ],
)
def test_the_name_tells_which_file_may_say_something(path, form):
    assert data_form(path) == form


CRM_TO_SHOP = [(("crm",), ("shop",))]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("- {source: crm, target: shop}\n", YAML),
        ("flows:\n  nightly:\n    from: crm\n    to: shop\n", YAML),
        ("a: {extract: CRM, load: [shop]}\n", YAML),
        ("a:\n  source_system: crm\n  sinks:\n    shop: {list: 3}\n", YAML),
        ("steps:\n  - read: crm\n  - write: shop\n", YAML),
        ("nocne:\n  zrodlo: crm\n  cel: shop\n", YAML),
        ("- {origen: crm, destino: shop}\n", YAML),
        ("- {quelle: crm, ziel: shop}\n", YAML),
        ("[[flow]]\nsource = 'crm'\nsinks = ['shop']\n", TOML),
        (json.dumps({"syncs": [{"from": "crm", "destination": {"shop": {}}}]}), JSON),
    ],
)
def test_an_entry_with_a_source_and_a_target_is_a_route(text, form):
    assert ends(text, form) == CRM_TO_SHOP


def test_options_of_a_connector_are_words_of_its_end_and_keys_are_none():
    text = "- name: people\n  source: {adapter: crm, entity: People}\n  target: {adapter: shop}\n"
    assert routes(text) == (Route(("crm", "people"), ("shop",), ("people",)),)


def test_what_stands_around_whole_routes_joins_nothing():
    text = (
        "sources: {crm: {}, desk: {}}\nsinks: {shop: {}}\nflows:\n  - {source: crm, sink: shop}\n"
    )
    assert ends(text) == CRM_TO_SHOP


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("source: crm\n", YAML),
        ("url: https://acme.com\nport: 5432\n", YAML),
        ("source: 3\ntarget: 4\n", YAML),
        ("source: {{ env.SOURCE }}\ntarget: [\n", YAML),
        ("source = \ntarget = 1", TOML),
        ('{"source": "crm", "target": ', JSON),
        ("source: crm\ntarget: shop\n" + "#" * 200_000, YAML),
    ],
)
def test_what_is_no_route_or_follows_no_format_says_nothing(text, form):
    assert routes(text, form) == ()


def test_an_alias_that_stands_for_very_much_is_read_in_bounds():
    many = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    bomb = "a0: &a0 [lol, lol]\n" + many + "flow: {source: crm, target: shop}\n"
    assert len(routes(bomb)) <= 1


def test_very_deep_nesting_is_no_error():
    assert routes("source: " + "[" * 5_000 + "target: " + "]" * 5_000) == ()
    assert routes('{"source": ' + "[" * 50_000 + ', "target": 1', JSON) == ()


def settings(text: str, form: str) -> list[tuple[str, str]]:
    facts = facts_of(text.encode(), form)
    return [(".".join(it.names), it.address) for it in facts.settings] if facts else []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("crm:\n  url: https://api.acme.com/v1\n", YAML),
        ("[crm]\nurl = 'https://api.acme.com/v1'\n", TOML),
        ("[crm]\nurl = https://api.acme.com/v1\n", INI),
        ('{"crm": {"url": "https://api.acme.com/v1"}}', JSON),
        ("# where it is\nexport crm.url='https://api.acme.com/v1'\n", LINES),
        ("crm:\n  - url=https://api.acme.com/v1\n", YAML),
    ],
)
def test_an_address_is_set_under_the_names_that_lead_to_it(text, form):
    assert settings(text, form) == [("crm.url", "https://api.acme.com/v1")]


def test_a_host_is_an_address_where_its_name_says_so():
    assert settings("[crm]\nhost = acme.example.com\nfile = rows.csv\nowner = a.smith\n", INI) == [
        ("crm.host", "acme.example.com")
    ]


@pytest.mark.parametrize(
    "secret",
    [
        "postgresql://etl:hunter2secret@db.acme.com/sales",
        "https://hooks.slack.com/services/T0001/B0001/hunter2secret",
        "https://api.acme.com/v1/orders/all/hunter2secret?token=hunter2secret",
        "https://api.acme.com?key=hunter2secret",
    ],
)
def test_nothing_that_signs_in_is_kept(secret):
    facts = facts_of(f"url: {secret}\npassword: hunter2secret\n".encode(), YAML)
    assert facts is not None
    assert facts.settings[0].names == ("url",)
    assert "hunter2secret" not in repr(facts)


def test_what_is_no_address_is_not_kept():
    text = "name: acme\nport: 5432\nurl: {{ url }}\nnotes: 'see https://acme.com'\n"
    assert settings(text.replace("{{ url }}", "'{{ url }}'"), YAML) == []


@given(some.binary(max_size=200), some.sampled_from([YAML, TOML, JSON, INI, LINES]))
def test_no_content_is_an_error(data, form):
    facts_of(b"source: a\ntarget: " + data, form)
    facts_of(b"[url]\nurl = " + data, form)
