"""The reading ladder: whatever the bytes, a shallow tree whose places are those of the file."""

import ast
import re
import sys
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodebt_lint.languages.python.reading import (
    MAX_DEPTH,
    Dialect,
    PlaceMap,
    Reading,
    read_python,
)

BEFORE_312 = pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads it itself")


def read(source: str | bytes) -> Reading:
    return read_python(source.encode() if isinstance(source, str) else source)


def parsed(reading: Reading) -> ast.Module:
    assert reading.tree is not None
    return reading.tree


def lost(reading: Reading) -> list[tuple[int, str]]:
    return [(loss.line, loss.message) for loss in reading.losses if loss.lost]


def depth_of(tree: ast.AST) -> int:
    depth = 0
    layer = [tree]
    while layer:
        depth += 1
        layer = [child for node in layer for child in ast.iter_child_nodes(node)]
    return depth


def constants(reading: Reading) -> list[object]:
    nodes = [node for node in ast.walk(parsed(reading)) if isinstance(node, ast.Constant)]
    return [node.value for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset))]


def place(reading: Reading, node: ast.expr | ast.stmt) -> tuple[int, int]:
    """The place of `node` in the original text: line, code-point column from 1."""
    if reading.places:
        return reading.places.original(node.lineno, node.col_offset)
    line = lines_of(reading.text)[node.lineno - 1]
    prefix = line.encode()[: node.col_offset].decode(errors="ignore")
    return node.lineno, len(prefix) + 1


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def strings_shown(reading: Reading) -> list[str]:
    """What the original text shows where the tree has a string."""
    shown = []
    for node in ast.walk(parsed(reading)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            line, column = place(reading, node)
            shown.append(lines_of(reading.text)[line - 1][column - 1 :])
    return shown


# ------------------------------------------------------------------ decoding


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"x = '\xc3\xa9'\n", "x = 'é'\n", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfx = 1\n", "x = 1\n", id="byte order mark"),
        pytest.param("x = 'é'\n".encode("utf-16"), "x = 'é'\n", id="utf-16 with mark"),
        pytest.param("x = 'é'\n".encode("utf-16-be"), "x = 'é'\n", id="utf-16 without mark, big"),
        pytest.param(
            "x = 'é'\n".encode("utf-16-le"), "x = 'é'\n", id="utf-16 without mark, little"
        ),
        pytest.param(
            b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n", id="cookie"
        ),
        pytest.param(
            b"#!/bin/py\n# -*- coding: cp1251 -*-\nx = '\xe9'\n",
            "#!/bin/py\n# -*- coding: cp1251 -*-\nx = 'й'\n",
            id="cookie in the second line",
        ),
        pytest.param(
            b"x = 1\n# coding: cp1251\ny = '\xc3\xa9'\n",
            "x = 1\n# coding: cp1251\ny = 'é'\n",
            id="a cookie behind code is a comment",
        ),
        pytest.param(b"x = 1\r\ny = 2\rz = 3\n", "x = 1\r\ny = 2\rz = 3\n", id="newlines stay"),
    ],
)
def test_decodes_in_full(data: bytes, text: str) -> None:
    reading = read(data)
    assert reading.text == text
    assert reading.dialect is Dialect.PYTHON3
    assert reading.losses == ()


@pytest.mark.parametrize(
    ("data", "text", "message"),
    [
        (b"a = 1\nx = '\xe9'\n", "a = 1\nx = 'é'\n", "not valid UTF-8: read as CP1252"),
        (b"a = 1\nx = '\x81'\n", "a = 1\nx = '\x81'\n", "not valid UTF-8: read as LATIN-1"),
    ],
)
def test_invalid_encoding_is_a_note(data: bytes, text: str, message: str) -> None:
    reading = read(data)
    assert reading.text == text
    assert [(loss.line, loss.message, loss.lost) for loss in reading.losses] == [
        (2, message, False)
    ]


@pytest.mark.parametrize("name", ["nonsense", "punycode", "unicode_escape", "hex", "\xff"])
def test_unknown_or_unsuitable_encoding(name: str) -> None:
    reading = read(f"# coding: {name}\nx = 'é'\n")
    assert constants(reading) == ["é"]
    assert not lost(reading)


def test_lines_are_split_as_python_does() -> None:
    reading = read("a = 'x\x0cy\u2028z'\rb = 1\r\nc = 2\n")
    assert [statement.lineno for statement in parsed(reading).body] == [1, 2, 3]


# ------------------------------------------------------------------ newer syntax


@BEFORE_312
@pytest.mark.parametrize(
    "source",
    [
        "type Rows = list[int]\nx = 'a'\n",
        "type Rows[T: (int, str), *Ts, **P] = dict[T, 'b']; x = 'a'\n",
        "if x:\n    type Rows[\n\n        T,  # why ]\n    ] = list[\n        T]\n    y = 'a'\n",
        "def f[T: int](x: T = 'a') -> T:\n    return 'b'\n",
        "async def f[\n    T,\n](x: T = 'a') -> T:\n    return 'b'\n",
        "class Box[T](Base, key='a'):\n    x = 'é'; y = 'b'\n",
        "x = f'{row['id']} {row['é']!r:>{width['w']}}'; y = 'a'\n",
        "x = f\"{'\\n'.join(rows)}\" 'b'; y = 'a'\n",
        "x = f'''{\n    f()  # why\n}'''; y = 'a'\n",
        "x = f'{\n    f('é')\n    }'; y = 'a'\n",
        "x = f'{f'{f'{f'{1 + 1}'}'}'}'; y = 'a'\n",
        "try:\n    pass\nexcept ValueError, KeyError:\n    x = 'a'\n",
        "x = t'{name}'; y = 'a'\n",
        "lazy import json; y = 'a'\nlazy from a import b\n",
    ],
)
def test_newer_syntax_is_read_in_place(source: str) -> None:
    reading = read(source)
    assert reading.dialect is Dialect.NEWER
    assert not lost(reading)
    assert reading.places is None
    outside = [
        node
        for node in ast.walk(parsed(reading))
        if isinstance(node, ast.Constant) and node.value in {"a", "b", "w"}
    ]
    assert outside
    for node in outside:
        line, column = place(reading, node)
        shown = lines_of(source)[line - 1][column - 1 :]
        assert shown.startswith(f"'{node.value!s}'") or "f" in shown[:1], (line, column, shown)


@BEFORE_312
def test_newer_syntax_keeps_what_it_defines() -> None:
    tree = parsed(read('type Rows[T] = list[T]\nx = f"{row["id"]}!"\n'))
    assert ast.unparse(tree) == "Rows = list[T]\nx = f\"{row['id']}!\""


def test_newer_syntax_in_strings_is_text() -> None:
    reading = read("x = '''\ntype A = 1\ndef f[T](): pass\n'''\ntry: pass\nexcept A, B: pass\n")
    assert constants(reading) == ["\ntype A = 1\ndef f[T](): pass\n"]


def test_a_name_at_the_end_of_a_line_is_no_prefix_of_a_string_on_the_next() -> None:
    reading = read('x = = b\n\'a\'\nf\n"""\n')
    assert constants(reading) == ["a"]


# ------------------------------------------------------------------ Python 2


PYTHON2 = """\
# é
import urllib2
def fetch(url, (user, password)):
\tif user <> "me":
\t    print >>sys.stderr, "é", `user`, "x" % 0777
        print "tab as wide as eight blanks"
\ttry:
\t\treturn urllib2.urlopen("http://é.example/" + url, 10L).read()
\texcept (IOError, OSError), error:
\t\traise ValueError, "no luck"
\texec "code" in {"a": ur"b\\d"}
"""


def test_python2_keeps_its_places() -> None:
    reading = read(PYTHON2)
    assert reading.dialect is Dialect.PYTHON2
    assert not lost(reading)
    shown = {text[:6] for text in strings_shown(reading)}
    assert {
        '"me":',
        '"é", `',
        '"x" % ',
        '"tab a',
        '"http:',
        '"no lu',
        '"code"',
        '"a": u',
        'ur"b\\d',
    } <= shown
    calls = [node for node in ast.walk(parsed(reading)) if isinstance(node, ast.Call)]
    assert {ast.unparse(call.func) for call in calls} >= {"urllib2.urlopen", "print", "repr"}
    [call] = [call for call in calls if ast.unparse(call.func) == "urllib2.urlopen"]
    assert place(reading, call) == (8, 10)


@pytest.mark.parametrize(
    "source",
    [
        "print 'a'\n",
        "print >>f\nx = 'a' <> 1",
        "if x: print 'a',\n",
        "raise ValueError, 'a'\n",
        "try:\n    pass\nexcept ValueError, e:\n    print('a')\n",
        "x = 'a'; y = 0777\n",
        "x = 'a'; y = `1`\n",
        "from __future__ import print_function\nprint('a', file=f)\nx = 1 <> 2\n",
        "print 'a\\N'\n",
        "def f(async=False):\n    return 'a'\n",
        "if x:\n\ty = 'a'\n        z = 'a'\n",
        "print 'a'\r\nx = '''b\r\n\tc'''\r\n",
    ],
)
def test_python2_forms(source: str) -> None:
    reading = read(source)
    assert reading.dialect is Dialect.PYTHON2
    assert not lost(reading)
    for node in ast.walk(parsed(reading)):
        if isinstance(node, ast.Constant) and str(node.value).startswith("a"):
            line, column = place(reading, node)
            assert lines_of(source)[line - 1][column - 1 :].startswith("'a")


def test_python2_with_a_broken_statement() -> None:
    reading = read("print 'a'\nx = = 1\nprint 'b'\n")
    assert reading.dialect is Dialect.PYTHON2
    assert strings_shown(reading) == ["'a'", "'b'"]
    assert [line for line, _ in lost(reading)] == [2]


# ------------------------------------------------------------------ recovery


@pytest.mark.parametrize(
    ("source", "kept", "lines"),
    [
        pytest.param("x = 'a'\ny = = 1\nz = 'b'\n", ["a", "b"], [2], id="one statement"),
        pytest.param(
            "def f():\n    x = 'a'\n    y = = 1\n    return 'b'\nz = 'c'\n",
            ["a", "b", "c"],
            [3],
            id="inside a function",
        ),
        pytest.param("x = f(\ny = 'a'\n", ["a"], [1], id="open bracket"),
        pytest.param("x = f(1,\ndef g():\n    return 'a'\n", ["a"], [1], id="open bracket, def"),
        pytest.param("def f(:\n    return 'a'\nx = 'b'\n", ["a", "b"], [1], id="broken header"),
        pytest.param("if x\n    y = 'a'\n    z = 'b'\n", ["a", "b"], [1], id="missing colon"),
        pytest.param("x = 'a'\n    y = 'b'\nz = 'c'\n", ["a", "c"], [2], id="unexpected indent"),
        pytest.param(
            "    x = 1\ny = 'a'\nif z:\n  y = 'b'\n", ["a", "b"], [1], id="indented first line"
        ),
        pytest.param(
            "class A:\n     x = 1\n    y = 'a'\n    z = 'b'\n", ["a", "b"], [2], id="wrong indent"
        ),
        pytest.param("else:\n    x = 'a'\ny = 'b'\n", ["a", "b"], [1], id="orphan clause"),
        pytest.param("try:\n    x = 'a'\ny = 'b'\n", ["a", "b"], [1], id="try alone"),
        pytest.param('x = """abc\ny = 1\n', [1], [1], id="unclosed string"),
        pytest.param(
            "x = 'a'\n<<<<<<< HEAD\ny = 'b'\n=======\ny = 'c'\n>>>>>>> main\nz = 'd'\n",
            ["a", "b", "c", "d"],
            [2, 4, 6],
            id="merge conflict",
        ),
        pytest.param(
            "{% if x %}\nx = 'a'\n{% endif %}\nclass {{ name }}:\n    y = 'b'\n",
            ["a", "b"],
            [1, 3, 4],
            id="template",
        ),
    ],
)
def test_recovers_everything_else(source: str, kept: list[object], lines: list[int]) -> None:
    reading = read(source)
    assert reading.dialect is Dialect.RECOVERED
    assert [value for value in constants(reading) if value != 1 or 1 in kept] == kept
    assert [line for line, _ in lost(reading)] == lines
    assert reading.places is None


def test_says_which_lines_and_why() -> None:
    reading = read("x = 'a'\ny = [\n    1 2,\n]\n")
    assert lost(reading) == [
        (2, "lines 2-4 could not be read: invalid syntax. Perhaps you forgot a comma?")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "%pip install requests\nx = 'a'\n",
        "if x:\n    !ls\ny = 'a'\n",
        "%%time\nx = 'a'\n",
        "files = !ls *.csv\nx = 'a'\n",
        "df.head?\nx = 'a'\n",
        "x\xa0= 'a'\n",
        "x = 'a'\ufeff\n",
        "x = 'a'\n\x00",
        "if x:\n    # nothing\n\ny = 'a'\n",
        "\n    # pasted\n    if x:\n        y = 'a'\n    z = 'a'\n",
    ],
)
def test_nothing_of_python_is_lost(source: str) -> None:
    reading = read(source)
    assert reading.dialect is Dialect.RECOVERED
    assert "a" in constants(reading)
    assert reading.losses
    assert not lost(reading)
    assert strings_shown(reading)[-1].startswith("'a'")


@pytest.mark.parametrize("source", ["%%bash\nls -l\n", "\x01\x02 ((", "= = =\n+ *\n"])
def test_no_python_at_all(source: str) -> None:
    reading = read(source)
    assert lost(reading)
    assert reading.tree is None or not reading.tree.body
    assert (reading.dialect is Dialect.NONE) == (reading.tree is None)


# ------------------------------------------------------------------ depth


HOSTILE = {
    "unary minuses": "x = " + "-" * 20_000 + "1",
    "sum": "x = " + " + ".join(["1"] * 50_000),
    "shorter sum": "x = " + " + ".join(["1"] * 1_000),
    "sum over lines": "x = (" + " +\n1" * 1_000 + ")",
    "nested lists": "x = " + "[" * 3_000 + "]" * 3_000,
    "chained calls": "x = a" + ".b()" * 3_000,
    "shorter chain of calls": "x = a" + "\\\n.b()" * 900,
    "open brackets": "x = " + "(" * 100_000,
    "lambdas": "x = " + "lambda: " * 3_000 + "1",
    "fewer lambdas": "x = " + "lambda: " * 900 + "1",
    "conditional expressions": "x = " + "a if b else " * 800 + "1",
    "negations": "x = " + "not " * 900 + "1",
    "negations over lines": "x = (" + "not # why\n" * 900 + "1)",
    "powers": "x = " + "1 ** " * 900 + "1",
    "nested calls": "x = " + "f(a=b or c and not d == await f(" * 90 + "1" + "))" * 90,
    "suites": "".join(" " * n + "if a:\n" for n in range(5_000)) + " " * 5_000 + "pass",
    "handlers": "".join(" " * n + "try: pass\n" + " " * n + "except:\n" for n in range(99))
    + " " * 99
    + "pass",
    "f-strings": "x = " + "f'{" * 100 + "1" + "}'" * 100,
    "patterns": "match a:\n case " + "A(b=" * 150 + "1" + ")" * 150 + ": pass",
    "decorator": "@a" + ".b" * 1_000 + "\ndef f(): pass",
    "statements of one line": "a = 1; x = " + "-" * 900 + "1; b = 2",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_statement_is_cut_and_the_rest_read(name: str) -> None:
    reading = read(f"import first\n{HOSTILE[name]}\nlast('http://x')\n")
    tree = parsed(reading)
    assert depth_of(tree) <= MAX_DEPTH
    assert isinstance(tree.body[0], ast.Import)
    assert ast.unparse(tree.body[-1]) == "last('http://x')"
    assert reading.dialect is Dialect.NONE or 2 <= len(tree.body) <= 5
    assert all(message for _, message in lost(reading))


def test_what_was_cut_is_said() -> None:
    reading = read("def f():\n    y = 1\n    x = " + "-" * 900 + "1\n")
    assert lost(reading) == [(3, "expression nested too deeply: not analysed")]
    assert reading.dialect is Dialect.PYTHON3


@pytest.mark.parametrize("count", [40, 200, 900, 3_000])
@pytest.mark.parametrize("indentation", ["", "    "])
def test_elif_chain_keeps_all_statements(count: int, indentation: str) -> None:
    lines = ["if a == 0:", "    f(0)"]
    for number in range(1, count):
        lines += [f"elif a == {number}:", f"    f({number})"]
    lines += ["else:", "    f(-1)"]
    body = "".join(f"{indentation}{line}\n" for line in lines)
    reading = read(("def g():\n" if indentation else "") + body)
    tree = parsed(reading)
    assert depth_of(tree) <= MAX_DEPTH
    assert not lost(reading)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert len(calls) == count + 1
    first = 2 if indentation else 1
    numbers = sorted(call.lineno for call in calls)
    assert numbers == [first + 1 + 2 * number for number in range(count + 1)]
    assert sum(isinstance(node, ast.If) for node in ast.walk(tree)) == count


def test_ordinary_long_statements_stay_whole() -> None:
    rows = "".join(f"    ('a{n}', f(b[{n}].c + d.e), {{'k': [1, (2, 3)]}}),\n" for n in range(500))
    reading = read(f"x = [\n{rows}]\n")
    assert reading.losses == ()
    [listed] = [node for node in ast.walk(parsed(reading)) if isinstance(node, ast.List)][:1]
    assert len(listed.elts) == 500


# ------------------------------------------------------------------ manners


def test_warnings_are_nobodys_business() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("error")
        before = list(warnings.filters)
        reading = read("x = '\\d'\ny = 1if x else 2\nz = 1 is 1\n")
        assert warnings.filters == before
    assert not caught
    assert reading.dialect is Dialect.PYTHON3


def test_places_outside_the_map_are_clamped() -> None:
    places = PlaceMap((), ())
    assert places.original(5, 7) == (1, 1)


# ------------------------------------------------------------------ properties


FRAGMENTS = st.sampled_from(
    """
    def f(x): |class A[T]:|if x:|elif y:|else:|try:|except A, e:|except A, B:|print 'a'|print >>f, 'b'
    x = 'é'|    y = "b"|\ty = f'{x["a"]}'|\t    z = u'a'|f"{x!r:>{w}}"|'''|\"\"\"|(|)|[|]|{|}|#|\\|;|:|,|=
    type X = 'a'|%magic|!ls|{% a %}|{{ b }}|<<<<<<< a|=======|>>>>>>> b|`x`|0777|1L|lambda (a, b): a
    exec 'a' in b|raise A, 'b'|not |-|await |async |lambda: |a if b else |@d|match x:|    case {'a': b}:
    return|pass|\xa0|\ufeff|\x00|\x0c|\u2028|t'{x}'|ur'a'|b'\xe9'|'|"|f'{|}'
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
BROKEN = st.lists(st.tuples(FRAGMENTS, st.sampled_from(["", " ", "\n", "\r\n", "\n    ", "\n\t"])))


def check_promises(data: bytes) -> None:
    reading = read_python(data)
    lines = lines_of(reading.text)
    assert all(1 <= loss.line <= len(lines) + 1 for loss in reading.losses)
    assert (reading.tree is None) == (reading.dialect is Dialect.NONE)
    if reading.tree is None:
        assert lost(reading)
        return
    assert depth_of(reading.tree) <= MAX_DEPTH
    for node in ast.walk(reading.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            line, column = place(reading, node)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


@given(BROKEN)
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_fragments(parts: list[tuple[str, str]]) -> None:
    check_promises("".join(part + gap for part, gap in parts).encode())


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_promises(data)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check_promises(text.encode(errors="replace"))


@given(
    st.lists(
        st.sampled_from(
            [
                "f(a=",
                "[",
                "-",
                "not ",
                "b.c+",
                "lambda:",
                "b if c else ",
                "await ",
                "f'{",
                "{1:",
                "a[b:",
                "(x:=",
                "a or ",
                "a and ",
                "a<",
                "(yield ",
                "(*",
            ]
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(1, 90),
    st.sampled_from(["", "\n"]),
)
@settings(max_examples=300, deadline=None)
def test_depth_is_bounded(openings: list[str], times: int, gap: str) -> None:
    closings = {
        "f(a=": ")",
        "[": "]",
        "f'{": "}'",
        "{1:": "}",
        "a[b:": "]",
        "(x:=": ")",
        "(yield ": ")",
        "(*": ",)",
    }
    text = gap.join(openings) * times + "1"
    text += "".join(closings.get(opening, "") for opening in reversed(openings)) * times
    reading = read(f"x = ({text})\ny = 1\n")
    if reading.tree:
        assert depth_of(reading.tree) <= MAX_DEPTH
        assert ast.unparse(reading.tree.body[-1]) == "y = 1"
