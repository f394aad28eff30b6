"""A value that is made of itself over and over is written down once, and still says what it depends on."""

import pytest

from autodebt_lint.languages.python.weights import MAX_WEIGHT, Scales
from autodebt_lint.model.values import (
    Const,
    Dict,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
    inner_values,
)
from tests.unit.graph.test_links import GET, links, written
from tests.unit.languages.reading_facts import facts

TIMES = 300
GROWING = [
    pytest.param("''", "x += y", id="a text"),
    pytest.param("1", "x -= y.size", id="a number"),
    pytest.param("{}", "x |= {'k': y}", id="a mapping"),
    pytest.param("[]", "x += [y]", id="a list"),
    pytest.param("''", "x = f'{x}{y}'", id="a text in a text"),
    pytest.param("{}", "x = {**x, 'k': y}", id="a mapping in a mapping"),
    pytest.param("[]", "x.append(x)", id="a list in itself"),
    pytest.param("{}", "x['k'] = [x, x]", id="a mapping under its key"),
]


@pytest.mark.parametrize(("start", "growing"), GROWING)
def test_what_many_branches_add_to_is_not_written_over_and_over(start, growing):
    branches = "".join(f"    if a == {n}:\n        {growing}\n" for n in range(TIMES))
    found = facts(f"def f(a, y):\n    x = {start}\n{branches}    return g(x)\n")
    assert len(found.code) < 4_000 * TIMES


@pytest.mark.parametrize("line", ["x = [x, x, y]", "x = (x, {'a': x})", "x = f'{x} {x} {y}'"])
def test_and_neither_is_what_doubles_itself(line):
    lines = f"    {line}\n" * TIMES
    assert len(facts(f"def f(y):\n    x = y\n{lines}    return g(x)\n").code) < 4_000 * TIMES


def test_a_call_that_is_begun_again_and_again_is_bounded():
    lines = "    p = partial(p, y)\n    p()\n" * TIMES
    assert len(facts(f"from functools import partial\ndef f(p, y):\n{lines}").code) < 4_000 * TIMES


def test_its_data_is_followed_all_the_same():
    branches = "".join(f"if flags[{n}]:\n    text += row[{n}]\n" for n in range(40))
    script = f"import requests\n\nrow = {GET}.json()\ntext = ''\n{branches}{written('text')}\n"
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


def test_a_long_table_stays_a_table():
    table = Dict(
        tuple(
            (Const(str(row)), Seq(tuple(Const(f"{row} {column}") for column in range(60))))
            for row in range(100)
        )
    )
    assert Scales().bounded(table) is table


def test_what_is_too_heavy_is_what_it_depends_on():
    value = Seq((Result(1), Param("f", "row"), Symbol("requests"), Const(5)))
    for _ in range(20):
        value = Seq((value, value))
    assert Scales().bounded(value) == Mix((Result(1), Param("f", "row")))


def test_nothing_is_heavier_than_its_bound_for_long():
    scales = Scales()
    value: Value = Seq((Result(1),))
    for number in range(200):
        value = scales.bounded(Seq((value, value, Result(number))))
        assert _weight(value) <= 2 * MAX_WEIGHT


def _weight(value: Value) -> int:
    return 1 + sum(map(_weight, inner_values(value)))
