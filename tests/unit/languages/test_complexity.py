"""The figures of a module are radon's."""

import ast
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from autodebt_lint.languages.python.complexity import metrics_of
from autodebt_lint.languages.python.places import locator
from autodebt_lint.model.metrics import Metrics, maintainability_index, rank

radon_complexity = pytest.importorskip("radon.complexity")
radon_metrics = pytest.importorskip("radon.metrics")
radon_visitors = pytest.importorskip("radon.visitors")

SOURCES = Path(__file__).parents[3] / "src" / "autodebt_lint"


def measured(source: str) -> Metrics:
    return metrics_of(source, ast.parse(source), locator(source, None))


def assert_same(source: str) -> None:
    volume, complexity, lines, _ = radon_metrics.mi_parameters(source)
    ours = measured(source)
    assert ours.complexity == complexity
    assert ours.volume == pytest.approx(volume)
    assert ours.logical_lines == lines
    assert maintainability_index(ours) == pytest.approx(radon_metrics.mi_visit(source, True))
    visitor = radon_visitors.ComplexityVisitor.from_code(source)
    blocks = {(block.place.line, block.place.column - 1, block.complexity) for block in ours.blocks}
    theirs = [*visitor.functions, *(method for cls in visitor.classes for method in cls.methods)]
    assert {(b.lineno, b.col_offset, b.complexity) for b in theirs} <= blocks


# ---------------------------------------------------------------- sources that are put together

NAMES = some.sampled_from(["a", "b", "rate", "self.total", "row['id']", "f(a, b)"])
ATOMS = some.one_of(NAMES, some.sampled_from(["1", "2.5", "'text'", "None", "-a", "b''"]))


def joined(inner):
    binary = some.sampled_from(["+", "-", "*", "%", "and", "or", "<", "==", "in", "is not"])
    return some.one_of(
        some.tuples(inner, binary, inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        some.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} else {t[2]})"),
        inner.map(lambda item: f"[x for x in {item} if x if not {item}]"),
        inner.map(lambda item: f"(lambda x: {item})"),
        inner.map(lambda item: f"{{1: {item}, 'k': a[1:2]}}"),
    )


EXPRESSIONS = some.recursive(ATOMS, joined, max_leaves=5)
SIMPLE = some.one_of(
    EXPRESSIONS.map(lambda e: f"a = {e}"),
    EXPRESSIONS.map(lambda e: f"a += {e}"),
    EXPRESSIONS.map(lambda e: f"assert {e}"),
    EXPRESSIONS.map(lambda e: f"b: int = {e}"),
    EXPRESSIONS.map(lambda e: f"f(\n    {e},  # why\n\n    a,\n)"),
    EXPRESSIONS.map(lambda e: f"a = 1; b = {e}; f()"),
    EXPRESSIONS.map(lambda e: f"if {e}: a = 1"),
    EXPRESSIONS.map(lambda e: f"if {e}: a = 1; b = 2;"),
    EXPRESSIONS.map(lambda e: f"a = 1 + \\\n    {e}"),
    some.sampled_from(
        [
            "pass",
            "# only a comment",
            "'a text'",
            '"""A text.\n\nOver lines.\n"""',
            "'''x''' # with a comment",
            "a = '''one\n  two: # no comment\n'''",
            "x = 'it\\'s # no comment'",
            "import os, sys",
            "",
            "   ",
            "a = b[1:]",
            "(a := 1)",
            "r'\\d'",
            "rb'''\nx\n'''",
        ]
    ),
)


def indented(lines):
    return textwrap.indent("\n".join(lines), "    ")


def compound(inner):
    body = some.lists(inner, min_size=1, max_size=3).map(lambda lines: indented([*lines, "pass"]))
    head = some.sampled_from(
        [
            "if a:",
            "for x in a:",
            "while a and b:",
            "with a as b, f():",
            "def f(a, b=1 + 2):",
            "async def f(self):",
            "class C(a + b):",
            "@f(1 + 1)\ndef g(x: 'int' = 2) -> None:",
        ]
    )
    return some.one_of(
        some.tuples(head, body).map("\n".join),
        some.tuples(body, body, body).map(
            lambda t: f"try:\n{t[0]}\nexcept (A, B):\n{t[1]}\nexcept C:\n{t[2]}\nelse:\n{t[0]}"
        ),
        some.tuples(body, body).map(lambda t: f"for x in a:\n{t[0]}\nelse:\n{t[1]}"),
        some.tuples(body, body).map(
            lambda t: f"if a:\n{t[0]}\nelif b or a:\n{t[1]}\nelse:\n{t[0]}"
        ),
        some.tuples(body, body).map(
            lambda t: (
                f"match a:\n    case 1 | 2:\n{indented([t[0]])}\n    case _:\n{indented([t[1]])}"
            )
        ),
    )


STATEMENTS = some.recursive(SIMPLE, compound, max_leaves=8)


@given(some.lists(STATEMENTS, max_size=6).map("\n".join))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_module_has_the_same_figures(source):
    try:
        ast.parse(source)
    except SyntaxError:
        return
    assert_same(source)


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="from 3.12 on radon sees the colons inside of f-strings"
)
@pytest.mark.parametrize("path", sorted(SOURCES.glob("*/*.py"))[::12], ids=lambda path: path.stem)
def test_real_modules_have_the_same_figures(path):
    assert_same(path.read_text("utf-8"))


@pytest.mark.parametrize("complexity", [1, 5, 6, 10, 11, 20, 21, 30, 31, 40, 41, 400])
def test_ranks_are_the_same(complexity):
    assert rank(complexity) == radon_complexity.cc_rank(complexity)


def test_the_code_outside_of_functions_is_the_first_block():
    blocks = measured("if a:\n    pass\n\n\ndef f():\n    pass\n").blocks
    assert [(block.name, block.complexity) for block in blocks] == [("", 2), ("f", 1)]


def test_functions_inside_of_others_have_qualified_names():
    source = "class A:\n    def f(self):\n        def g():\n            return 1 if 2 else 3\n"
    assert [(b.name, b.complexity) for b in measured(source).blocks[1:]] == [
        ("A.f", 1),
        ("A.f.g", 2),
    ]


def test_nothing_is_easy_to_maintain():
    assert maintainability_index(measured("")) == 100
