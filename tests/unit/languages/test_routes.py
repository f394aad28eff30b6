"""What data files say of what is connected with what."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.languages.routes.forms import JSON, TOML, YAML, route_form
from autodebt_lint.languages.routes.pairings import facts_of
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
        ("docker-compose.yml", ""),
        ("pyproject.toml", ""),
        ("package.json", ""),
        ("routes.py", ""),
        ("routes", ""),
    ],
)
def test_the_name_tells_which_file_may_hold_routes(path, form):
    assert route_form(path) == form


CRM_TO_SHOP = [(("crm",), ("shop",))]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("- {source: crm, target: shop}\n", YAML),
        ("flows:\n  nightly:\n    from: crm\n    to: shop\n", YAML),
        ("a: {extract: CRM, load: [shop]}\n", YAML),
        ("a:\n  source_system: crm\n  sinks:\n    shop: {list: 3}\n", YAML),
        ("steps:\n  - read: crm\n  - write: shop\n", YAML),
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


@given(some.binary(max_size=200), some.sampled_from([YAML, TOML, JSON]))
def test_no_content_is_an_error(data, form):
    facts_of(b"source: a\ntarget: " + data, form)
