"""Cyclomatic complexity, Halstead's volume and kinds of lines, as radon 6.0.1 counts them.

One pass over the tree and one over the text: radon runs the tokenizer over each line by itself,
which takes longer than all of the rest of reading. A property test holds both to the same figures.
A string with expressions in it is one word here, as it is for radon under Python 3.11.
"""

import ast
import io
import math
import tokenize
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from autodebt_lint.languages.python.places import Locate
from autodebt_lint.languages.python.texts import STRING
from autodebt_lint.model.metrics import Block, Metrics
from autodebt_lint.model.place import TOP
from autodebt_lint.patterns import pattern


def metrics_of(text: str, tree: ast.Module, locate: Locate) -> Metrics:
    """Count a module.

    Args:
        text: that the tree was read from.
        tree: of the module.
        locate: gives a node's place in the file.
    """
    count = _Count(locate)
    found = count.body(tree.body, "", None)
    operands = len(count.operands) + count.other_operands
    vocabulary = len(count.operators) + operands
    used = count.operators_used + count.operands_used
    lines = lines_of(text)
    return Metrics(
        complexity=1 + found.decisions + found.in_functions + found.in_classes,
        volume=used * math.log2(vocabulary) if vocabulary else 0.0,
        logical_lines=lines.logical,
        source_lines=lines.source,
        comment_lines=lines.comments + lines.texts,
        blocks=(Block("", TOP, 1 + found.decisions), *count.blocks),
    )


# ---------------------------------------------------------------- the tree


class _Found(NamedTuple):
    """What a body holds: each number of decisions counts only what none of the others does."""

    decisions: int
    functions: int
    in_functions: int
    in_classes: int


def _cases(node: ast.Match) -> int:
    """A case for all that is left decides nothing."""
    open_case = any(
        isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
        for case in node.cases
    )
    return max(0, len(node.cases) - open_case)


def _loop(node: ast.For | ast.AsyncFor | ast.While) -> int:
    return 1 + bool(node.orelse)


def _one(_: ast.AST) -> int:
    return 1


_DECISIONS: dict[type[ast.AST], Callable[[Any], int]] = {
    ast.AsyncFor: _loop,
    ast.BoolOp: lambda node: len(node.values) - 1,
    ast.For: _loop,
    ast.If: _one,
    ast.IfExp: _one,
    ast.Match: _cases,
    ast.Try: lambda node: len(node.handlers) + bool(node.orelse),
    ast.While: _loop,
    ast.comprehension: lambda node: 1 + len(node.ifs),
}

#: Operators and operands of a node.
_OPERATIONS: dict[type[ast.AST], Callable[[Any], tuple[list[Any], list[ast.expr]]]] = {
    ast.AugAssign: lambda node: ([node.op], [node.target, node.value]),
    ast.BinOp: lambda node: ([node.op], [node.left, node.right]),
    ast.BoolOp: lambda node: ([node.op], node.values),
    ast.Compare: lambda node: (node.ops, [node.left, *node.comparators]),
    ast.UnaryOp: lambda node: ([node.op], [node.operand]),
}
_NAMED: dict[type[ast.AST], str] = {ast.Name: "id", ast.Attribute: "attr", ast.Constant: "value"}
_FUNCTIONS = frozenset([ast.FunctionDef, ast.AsyncFunctionDef])
_LEAVES = frozenset(
    [ast.Name, ast.Constant, ast.MatchSingleton, ast.Pass, ast.Break, ast.Continue, type(None)]
)


class _Count:
    """What a pass over a tree adds up."""

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self.blocks: list[Block] = []
        self.operators: set[type[ast.AST]] = set()
        self.operands: set[tuple[str | None, object]] = set()
        self.other_operands = 0
        """Expressions without a name or a value: no two of them are the same."""
        self.operators_used = 0
        self.operands_used = 0

    def body(self, statements: Sequence[ast.AST], prefix: str, context: str | None) -> _Found:
        """Count statements; functions and classes in them become blocks of their own.

        Args:
            statements: of one block.
            prefix: before the names of what is defined in it.
            context: name of the function around it: in two functions one name is two operands.
        """
        decisions = functions = in_functions = in_classes = 0
        waiting = list(statements)
        while waiting:
            node = waiting.pop()
            kind = type(node)
            if kind in _FUNCTIONS:
                functions += 1
                in_functions += self._function(node, prefix)
            elif kind is ast.ClassDef:
                in_classes += self._class(node, prefix, context)
            elif kind is ast.Assert:
                decisions += 1
                self._operations_in([node], context)  # radon counts no decision inside
            else:
                if kind in _DECISIONS:
                    decisions += _DECISIONS[kind](node)
                if kind in _OPERATIONS:
                    self._operation(node, context)
                waiting += _children(node)
        return _Found(decisions, functions, in_functions, in_classes)

    def _function(self, node: Any, prefix: str) -> int:
        """Decisions of a function; radon leaves out what it defines in its turn."""
        name = prefix + node.name
        at = len(self.blocks)
        found = self.body(node.body, f"{name}.", node.name)
        self.blocks.insert(at, Block(name, self._locate(node), 1 + found.decisions))
        return found.decisions

    def _class(self, node: Any, prefix: str, context: str | None) -> int:
        """Decisions of a class and its methods, and one more for each of these."""
        around = [child for child in _children(node) if not isinstance(child, ast.stmt)]
        self._operations_in(around, context)
        found = self.body(node.body, f"{prefix}{node.name}.", context)
        return found.decisions + found.in_functions + found.functions

    def _operations_in(self, nodes: Iterable[ast.AST], context: str | None) -> None:
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if type(node) in _OPERATIONS:
                self._operation(node, context)
            waiting += _children(node)

    def _operation(self, node: ast.AST, context: str | None) -> None:
        operators, operands = _OPERATIONS[type(node)](node)
        self.operators_used += len(operators)
        self.operators.update(map(type, operators))
        self.operands_used += len(operands)
        for operand in operands:
            named = _NAMED.get(type(operand))
            if named is None:
                self.other_operands += 1
            else:
                self.operands.add((context, getattr(operand, named)))


#: What holds neither expressions nor statements.
_PLAIN_FIELDS = frozenset(
    "arg asname attr conversion ctx id is_async kind kwd_attrs level module name names op ops rest simple str tag "
    "type_comment type_ignores".split()
)


#: By the type of a node, filled on the way.
_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}


def _fields_of(kind: type[ast.AST]) -> tuple[str, ...]:
    """Names of the fields of a kind of node in which something to count may stand."""
    found = tuple([name for name in kind._fields if name not in _PLAIN_FIELDS])
    _FIELDS[kind] = found
    return found


def _children(node: ast.AST) -> list[ast.AST]:
    """Parts of a node that may hold something to count, in no order."""
    found: list[ast.AST] = []
    for name in _FIELDS.get(type(node)) or _fields_of(type(node)):
        value: Any = getattr(node, name, None)
        if type(value) is list:
            found += [item for item in value if type(item) not in _LEAVES]
        elif type(value) not in _LEAVES:
            found.append(value)
    return found


# ---------------------------------------------------------------- the text


class Lines(NamedTuple):
    """How many lines of a text are what."""

    logical: int
    source: int
    comments: int
    texts: int
    """Of strings over several lines that stand by themselves, without the empty ones."""


#: What decides where a statement ends and how many logical lines it has, and all that stands before it.
_WORD = pattern(
    r"(?s)[^\"'#()\[\]{}\\\n:;]*+(?:(\n)|([(\[{])|([)\]}])|(:(?!=))|"
    rf"({STRING})|(#[^\n]*)|(\\\n)|(;)|.)"
)
_END, _OPEN, _CLOSED, _COLON, _TEXT, _COMMENT, _JOINED, _NEXT = range(1, 9)
_STRING_ALONE = pattern(rf"(?is)[bfru]{{0,2}}(?:{STRING})")


def lines_of(text: str) -> Lines:
    """Count the kinds of lines in a text that can be parsed."""
    text = "\n".join([*text.splitlines(), ""])
    logical = source = comments = texts = 0
    start = depth = colon = strings = ends = 0
    divided = False
    commented = -1
    for word in _WORD.finditer(text):
        kind = word.lastindex
        if kind == _END:
            ends += 1
            if depth:
                continue
            end = word.end() - 1
            statement = text[start : end if commented < 0 else commented].strip()
            if statement:
                lines = 1 if ends == 1 else _filled(text[start:end])
                if strings == 1 and commented < 0 and _STRING_ALONE.fullmatch(statement):
                    logical += 1
                    # On a single line it is neither code nor, for this measure, a comment.
                    texts += lines if ends > 1 else 0
                else:
                    source += lines
                    if divided:
                        logical += _logical_lines(text[start:end])
                    elif colon and not _COMMENTS.fullmatch(text, colon, end):
                        logical += 2
                    else:
                        logical += 1
            start = end + 1
            colon = strings = ends = 0
            divided = False
            commented = -1
        elif kind == _OPEN:
            depth += 1
        elif kind == _CLOSED:
            depth = max(0, depth - 1)
        elif kind == _COLON:
            colon = word.end()
        elif kind == _TEXT:
            strings += 1
            ends += word.group(_TEXT).count("\n")
        elif kind == _COMMENT:
            comments += 1
            if not depth:
                commented = word.start(_COMMENT)
        elif kind == _JOINED:
            ends += 1
        elif kind == _NEXT:
            divided = True
    return Lines(logical, source, comments, texts)


_COMMENTS = pattern(r"(?:\s|#[^\n]*|\\\n)*+")


def _filled(text: str) -> int:
    """Number of lines that are not empty."""
    return sum(1 for line in text.split("\n") if line.strip())


def _logical_lines(statement: str) -> int:
    """Logical lines of a line with semicolons, by the very rules of radon's ``_logical``."""
    stripped = "\n".join([line.strip() for line in statement.split("\n")])
    parts: list[list[tuple[int, str]]] = [[]]
    try:
        for token in tokenize.generate_tokens(io.StringIO(stripped).readline):
            if token.type == tokenize.OP and token.string == ";":
                parts.append([])
            elif token.type not in _NO_WORDS:
                parts[-1].append((token.type, token.string))
    except (tokenize.TokenError, SyntaxError):
        return 1
    return sum(map(_lines_in, parts))


_NO_WORDS = frozenset([tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE])


def _lines_in(words: list[tuple[int, str]]) -> int:
    if not any(kind != tokenize.ENDMARKER for kind, _ in words):
        return 0
    colons = [at for at, word in enumerate(words) if word == (tokenize.OP, ":")]
    # The end of the text counts as a word: a colon before it opens a block, and takes one line.
    return 1 + (colons[-1] != len(words) - 2) if colons else 1
