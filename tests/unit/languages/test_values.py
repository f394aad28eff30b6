"""Partial evaluation: what is known of a string, and of where its unknown parts come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.languages.python import facts_of
from autodebt_lint.languages.python.values import (
    MAX_ITEMS,
    MAX_OPTIONS,
    MAX_PARTS,
    added,
    concat,
    either,
    formatted,
    joined,
    mapping,
    mix,
    percent,
    replaced,
    sequence,
    text,
    url_joined,
)
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
)
from tests.unit.languages.reading_facts import details_of, shown

SHOP = Param("orders", "shop")


def returned(expression: str, setup: str = "") -> str:
    """What a function of the parameter `shop` returns."""
    source = f"import os\nBASE = 'https://api.example.com'\ndef orders(shop):\n {setup or 'pass'}\n return {expression}\n"
    details = details_of(facts_of(source.encode()), "orders")
    return " | ".join(shown(value) for value in details.returns)


@pytest.mark.parametrize(
    ("expression", "known"),
    [
        pytest.param('"https://" + shop + "/admin"', "https://{shop}/admin", id="concatenation"),
        pytest.param('f"https://{shop}/admin"', "https://{shop}/admin", id="f-string"),
        pytest.param('"https://%s/%d" % (shop, 2)', "https://{shop}/2", id="percent"),
        pytest.param('"https://%(s)s" % {"s": shop}', "https://{shop}", id="percent with names"),
        pytest.param('"https://{}/{}".format(shop, 2)', "https://{shop}/2", id="format"),
        pytest.param('"{1}{0}".format("b", "a")', "ab", id="format by position"),
        pytest.param('"https://{s}".format(s=shop)', "https://{shop}", id="format by name"),
        pytest.param('"/".join(["a", shop, "b"])', "a/{shop}/b", id="join"),
        pytest.param('BASE + "/v1"', "{:BASE}/v1", id="a constant of the module is a symbol"),
        pytest.param("shop.strip().lower()", "{shop}", id="cleaning keeps the string"),
        pytest.param('str(shop) + "!"', "{shop}!", id="str() keeps the string"),
        pytest.param('"a" if shop else "b"', "a | b", id="either branch"),
        pytest.param('shop or "default"', "{shop} | default", id="or"),
        pytest.param("-5", "-5", id="a negative number"),
        pytest.param('os.path.join("a", shop)', "a/{shop}", id="os.path.join"),
        pytest.param('build("a", shop)', "{?}", id="a call whose result is not followed"),
    ],
)
def test_strings_are_followed(expression, known):
    assert returned(expression) == known


@pytest.mark.parametrize(
    ("setup", "expression", "known"),
    [
        pytest.param('u = "a"; u += shop', "u", "a{shop}", id="grown by +="),
        pytest.param('a, b = "x", shop', "a + b", "x{shop}", id="unpacked"),
        pytest.param('u = "a"\n if shop: u = "b"', "u", "b | a", id="rebound on one branch"),
        pytest.param('(u := "a")', "u", "a", id="walrus"),
        pytest.param('for u in ("a", "b"): pass', "u", "a | b", id="loop over a display"),
    ],
)
def test_local_names_hold_their_values(setup, expression, known):
    assert returned(expression, setup) == known


def test_equal_alternatives_are_one():
    assert either([Const("a"), Const("a")]) == Const("a")
    assert either([]) == UNKNOWN
    assert either([Const(1), Either((Const(2), Const(3)))]) == Either(
        (Const(1), Const(2), Const(3))
    )


def test_a_computation_keeps_what_it_depends_on():
    assert mix([Const(1), Symbol("os")]) == UNKNOWN
    assert mix([Const(1), SHOP]) == SHOP
    assert mix([Result(1), Mix((SHOP,))]) == Mix((Result(1), SHOP))


def test_numbers_are_not_added_up():
    assert concat(Const(1), Const(2)) == UNKNOWN


def test_lists_are_joined_end_to_end():
    assert concat(Seq((Const(1),)), Seq((SHOP,))) == Seq((Const(1), SHOP))


def test_a_container_remembers_what_it_receives():
    assert added(Seq(()), None, SHOP) == Seq((SHOP,))
    assert added(Dict(()), Const("shop"), SHOP) == Dict(((Const("shop"), SHOP),))
    assert added(SHOP, Const("k"), Const(1)) == Either((SHOP, Dict(((Const("k"), Const(1)),))))


def test_doubled_signs_stand_for_themselves():
    assert shown(percent(Const("100%% of %s"), SHOP)) == "100% of {shop}"
    assert shown(formatted(Const("{{{}}}"), (SHOP,), ())) == "{{shop}}"


def test_missing_arguments_are_unknown():
    assert shown(percent(Const("%s/%s"), SHOP)) == "{shop}/{?}"
    assert shown(formatted(Const("{}/{name}/{7}"), (SHOP,), ())) == "{shop}/{?}/{?}"


def test_a_field_of_a_template_shows_a_part_of_its_argument():
    row = Dict(((Const("id"), Const("7")),))
    template = Const("{shop.url:>9}/{0[id]}/{0[name]}/{shop.path.first!r}")
    told = formatted(template, (row,), [("shop", SHOP)])
    url, path = Attr(SHOP, "url"), Attr(Attr(SHOP, "path"), "first")
    assert told == text([url, Const("/"), Const("7"), Const("/"), UNKNOWN, Const("/"), path])


def test_what_takes_the_place_of_a_part():
    assert shown(replaced(Const("a NAME b NAME"), Const("NAME"), SHOP)) == "a {shop} b {shop}"
    template = Text((Const("NAME/"), SHOP))
    assert shown(replaced(template, Const("NAME"), SHOP)) == "{shop}/{shop}"


@pytest.mark.parametrize("old", [Const(""), Const(1), SHOP, Const("elsewhere")])
def test_what_takes_no_place(old):
    assert replaced(Const("a NAME"), old, SHOP) == Const("a NAME")


def test_joined_addresses():
    base = Const("https://a.example")
    assert shown(url_joined(base, SHOP)) == "https://a.example/{shop}"
    assert url_joined(base, Const("https://b.example/x")) == Const("https://b.example/x")


atoms = st.one_of(
    st.text(max_size=8).map(Const),
    st.integers(-9, 9).map(Const),
    st.sampled_from([UNKNOWN, SHOP, Symbol(":BASE"), Result(3)]),
)
values = st.recursive(
    atoms,
    lambda inner: st.lists(inner, max_size=6).flatmap(
        lambda items: st.sampled_from([text(items), either(items), mix(items), Seq(tuple(items))])
    ),
    max_leaves=20,
)


@given(st.lists(values, max_size=60))
def test_values_stay_within_bounds(items):
    for value in (text(items), mix(items), either(items)):
        match value:
            case Text(parts=parts) | Mix(parts=parts):
                assert len(parts) <= MAX_PARTS
            case Either(options=options):
                assert 2 <= len(options) <= MAX_OPTIONS
                assert not any(isinstance(option, Either) for option in options)
            case _:
                pass


@given(values, values)
def test_strings_never_nest(left, right):
    whole = concat(left, right)
    if isinstance(whole, Text):
        assert not any(isinstance(part, Text) for part in whole.parts)


@given(st.text(max_size=40), values)
def test_any_template_can_be_filled(template, operand):
    percent(Const(template), operand)
    formatted(Const(template), (operand,), [("name", operand)])
    joined(Const(template), Seq((operand, operand)))
    replaced(Const(template), Const("a"), operand)


@given(st.lists(st.text(alphabet="abc /:", max_size=6), max_size=MAX_PARTS))
def test_known_parts_are_neither_lost_nor_reordered(parts):
    assert shown(text(map(Const, parts))) == "".join(parts)


def test_long_tables_keep_their_data_flow_only():
    many = tuple(Result(number) for number in range(MAX_ITEMS + 1))
    assert isinstance(sequence(many), Mix)
    assert isinstance(mapping(tuple((None, item) for item in many)), Mix)
