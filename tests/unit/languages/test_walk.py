"""The walk: it follows responses through a function, and survives whatever Python can say."""

import ast
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodebt_lint.languages.python import facts_of
from autodebt_lint.languages.python.module import walk_module
from autodebt_lint.languages.python.places import locator
from autodebt_lint.languages.python.walk import EVALUATORS, EXECUTORS
from autodebt_lint.model.facts import Code, FunctionDetails, ModuleFacts
from autodebt_lint.model.values import Item, Result, Seq, Symbol
from tests.unit.languages.reading_facts import code_of, details_of, facts, function_of

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SNIPPETS = [
    snippet
    for page in sorted((ROOT / "tests" / "rules").glob("*.md"))
    for snippet in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]


def uses(body: str) -> list[str]:
    """What a function does with the result of its first call."""
    source = "import requests\ndef f(url):\n" + "\n".join(
        f"    {line}" for line in body.split("\n")
    )
    return [use.use.name for use in details_of(facts(source), "f").calls[0].uses]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("requests.get(url)", ["DROPPED"]),
        ("r = requests.get(url)", ["DROPPED"]),
        ("return requests.get(url)", ["RETURNED"]),
        ("requests.get(url).json()", ["BODY_UNCHECKED"]),
        ("r = requests.get(url)\nr.raise_for_status()", ["STATUS"]),
        ("r = requests.get(url)\nr.raise_for_status()\nr.json()", ["STATUS", "BODY_CHECKED"]),
        ("r = requests.get(url)\nr.json()\nr.raise_for_status()", ["BODY_UNCHECKED", "STATUS"]),
        ("r = requests.get(url)\nif r.ok:\n    r.json()", ["STATUS", "BODY_CHECKED"]),
        ("r = requests.get(url)\nif r:\n    r.json()", ["STATUS", "BODY_CHECKED"]),
        ("r = requests.get(url)\nassert r\nprint(r.text)", ["STATUS", "FAILS", "TEXT_CHECKED"]),
        ("r = requests.get(url)\nif not r:\n    raise E", ["STATUS", "FAILS"]),
        (
            "r = requests.get(url)\nif r is None:\n    return []\nr.json()",
            ["HANDS_ON", "BODY_UNCHECKED"],
        ),
        ("if requests.get(url):\n    f(1)\nelse:\n    sys.exit(2)", ["STATUS", "FAILS"]),
        ("if not requests.get(url):\n    print(1)", ["STATUS"]),
        ("sys.exit(not requests.get(url))", ["STATUS", "FAILS"]),
        ("return 1 if not requests.get(url) else 0", ["STATUS", "FAILS"]),
        ("r = requests.get(url)\nif url:\n    print(r.ok)\nr.json()", ["STATUS", "BODY_UNCHECKED"]),
        ("r = requests.get(url)\ncheck(r)", ["PASSED"]),
        ("self.r = requests.get(url)", ["STORED"]),
        ("rows = [requests.get(url)]", ["STORED"]),
        ("rows = []\nrows.append(requests.get(url))", ["STORED"]),
        ("with requests.get(url) as r:\n    r.json()", ["BODY_UNCHECKED"]),
    ],
)
def test_what_happens_to_a_response(body, expected):
    assert uses(body) == expected


def test_a_response_in_a_parameter_is_followed_too():
    module = facts(
        "def rows(response):\n    response.raise_for_status()\n    return response.json()\n"
    )
    ((name, found),) = details_of(module, "rows").param_uses
    assert name == "response"
    assert [use.use.name for use in found] == ["STATUS", "BODY_CHECKED"]


def test_a_call_is_written_down_with_its_arguments():
    (call,) = details_of(facts("import requests\nrequests.get(u, *more, timeout=3)\n")).calls
    assert call.callee == Symbol("requests.get")
    assert [name for name, _ in call.keywords] == ["timeout"]
    assert call.star
    assert (call.place.line, call.place.column, call.place.end_column) == (2, 1, 34)


def test_columns_count_characters():
    (call,) = details_of(facts("é = 'é'; fetch('é')\n")).calls
    assert (call.place.column, call.place.end_column) == (10, 20)


def test_the_result_of_a_call_flows_into_what_is_computed_from_it():
    module = facts("def f():\n    rows = fetch()\n    return [row for row in rows]\n")
    (value,) = details_of(module, "f").returns
    number = details_of(module, "f").calls[0].number
    assert value == Seq((Item(Result(number)),))


def test_calls_of_a_class_body_belong_to_the_module():
    module = facts("class C:\n    client = connect()\n")
    assert function_of(module).callees == ("connect",)


def test_looking_up_a_key_is_told_from_a_request():
    module = facts("""
        def f(row, client, url):
            row.get("email", "")
            client.get(url)
            client.get("/contacts")
    """)
    assert function_of(module, "f").callees == (".get", "~.get")


def test_names_of_other_modules_that_are_called():
    module = facts("""
        import functools, requests
        from crm import Base
        class Client(Base): pass
        push = functools.partial(requests.post, timeout=3)
        def local(): pass
        local()
    """)
    assert module.called == ("crm.Base", "functools.partial", "requests.post")


@pytest.mark.parametrize(
    "body",
    [
        "return\n{0}",
        "raise E\n{0}",
        "sys.exit()\n{0}",
        "while True:\n    work()\n{0}",
        "if x:\n    return\nelse:\n    raise E\n{0}",
        "if 0:\n    {0}",
    ],
)
def test_what_is_never_reached_is_marked(body):
    source = "import sys\ndef f():\n" + "\n".join(
        f"    {line}" for line in body.format("unreached()").split("\n")
    )
    call = details_of(facts(source), "f").calls[-1]
    assert call.callee == Symbol("unreached")
    assert not call.reachable


@pytest.mark.parametrize(
    ("source", "guarded"),
    [
        ("import requests", False),
        ("try:\n    import ujson\nexcept ImportError:\n    import json", True),
        ("if sys.version_info >= (3, 11):\n    import tomllib", True),
        ("if TYPE_CHECKING:\n    from crm import Client", True),
        ("try:\n    import ujson\nexcept ValueError:\n    pass", False),
    ],
)
def test_excused_imports(source, guarded):
    assert {found.guarded for found in facts(source).imports} == {guarded}


def test_the_main_guard_is_seen():
    assert facts("if __name__ == '__main__':\n    main()\n").main_guard


def test_every_node_of_this_python_has_a_function():
    assert set(ast.expr.__subclasses__()) <= set(EVALUATORS)
    assert set(ast.stmt.__subclasses__()) <= set(EXECUTORS)


# Robustness


def survives(module: ModuleFacts) -> None:
    """Facts, and everything encoded in them, come back from the cache as they went in."""
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(module), type=ModuleFacts)
    assert again == module
    code = code_of(module)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(code), type=Code) == code
    for function in code.functions:
        details = msgspec.msgpack.decode(function.details, type=FunctionDetails)
        assert msgspec.msgpack.encode(details) == bytes(function.details)
        numbers = [call.number for call in details.calls]
        assert numbers == sorted(set(numbers))
        assert all(function.first_call <= number < function.last_call for number in numbers)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_our_own_sources_survive(path):
    survives(facts_of(path.read_bytes()))


def test_the_cases_of_all_rules_survive():
    assert len(SNIPPETS) > 100
    for snippet in SNIPPETS:
        survives(facts_of(snippet.encode()))


def statements_of(snippet: str) -> list[str]:
    """The top-level statements of a case, to be put together anew."""
    try:
        return [ast.unparse(node) for node in ast.parse(snippet).body]
    except SyntaxError:  # Python 2, or newer than this one
        return []


STATEMENTS = [statement for snippet in SNIPPETS for statement in statements_of(snippet)]
WRAPPERS = [
    "{0}",
    "def f(a, b=1):\n{1}",
    "async def f(*a, **k):\n{1}",
    "class C(Base):\n{1}",
    "for x, *y in z:\n{1}\nelse:\n{1}",
    "while True:\n{1}",
    "if a is None:\n{1}\nelse:\n{1}",
    "try:\n{1}\nexcept (A, B) as e:\n{1}\nelse:\n{1}\nfinally:\n{1}",
    "with a as b, c:\n{1}",
    "match a:\n case [x, *y] if x:\n{2}\n case _:\n{2}",
]


def wrapped(wrapper: str, body: str) -> str:
    once = "\n".join(f"    {line}" for line in body.split("\n"))
    return wrapper.replace("{0}", body).replace("{1}", once).replace("{2}", once)


programs = st.recursive(
    st.lists(st.integers(0, len(STATEMENTS) - 1), min_size=1, max_size=4).map(
        lambda chosen: "\n".join(STATEMENTS[index] for index in chosen)
    ),
    lambda inner: st.tuples(st.sampled_from(WRAPPERS), inner).map(lambda pair: wrapped(*pair)),
    max_leaves=4,
)


@settings(deadline=None)
@given(programs)
def test_no_program_makes_the_walk_raise(source):
    walk_module(ast.parse(source), locator(source, None))
    survives(facts_of(source.encode()))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_in_a_string_can_be_written_down(content):
    for literal in (ascii(content), repr(content.encode("utf-8", "surrogatepass"))):
        survives(facts(f"x = {{{literal}: f(a={literal})}}\ny = f'{{x}}' {literal}\n"))


@pytest.mark.parametrize("source", [r"x = '\ud800'", r"x = f'\ud800{y}'", r"f(k='abc\udcff')"])
def test_lone_surrogates_can_be_written_down(source):
    survives(facts(source))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_have_facts(data):
    survives(facts_of(data))


def test_deep_nesting_is_a_loss_and_no_crash():
    deep = facts_of(("x = " + "f(" * 5_000 + ")" * 5_000).encode())
    survives(deep)
    assert deep.losses
