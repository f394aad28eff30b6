"""Keeps trees shallow, so that whoever walks them by recursion cannot overflow.

A sum of fifty thousand terms is one statement and a tree fifty thousand levels deep. CPython
parses most such files, and the recursive evaluator behind us would die of them.

Walking every tree to measure it would cost as much as parsing. So the depth is first bounded
from above by the text: each level of a tree needs a bracket, an operator, a keyword or a line.
Only where that bound is too high does the walk descend, and it leaves every subtree whose lines
hold too little to be deep.
"""

from __future__ import annotations

import ast
from itertools import accumulate

from autodebt_lint.patterns import pattern

from .outcome import Loss

MAX_DEPTH = 250
"""No path from the module to a leaf of a returned tree has more nodes than this.

A recursive walk with three frames per node stays below Python's default limit of 1000.
"""

MAX_ELIF = 50
"""Longer chains of `elif` go on as separate `if` statements, which follow each other."""

_WALKED = 210
"""Depth at which the walk cuts. The rest of MAX_DEPTH is for what the bound does not count:
a few lambdas and conditional expressions, and the first expression before any bracket."""

_PER_TOKEN = 4
"""Levels per counted byte: eight nodes fit between two brackets (call, keyword, or, and, not,
comparison, await, and the next call), and a bracket is two bytes."""

_FREE_KEYWORDS = 16
"""So many lambdas and conditional expressions per file need no token of their own."""

_UNCOUNTED = bytes(set(range(256)) - set(b"()[]{}.+-*/%|&^@~<>\n"))
# Without word boundaries, with which the search would take ten times as long.
_REPEATED_NOT = pattern(rb"not(?:\s|\\|#[^\n]*\n)+not")
_SUITES = frozenset({"body", "orelse", "finalbody", "handlers", "cases"})
_LEAVES = frozenset({ast.Name, ast.Constant, ast.Load, ast.Store})
_CARRIAGE_RETURN = pattern(rb"\r\n?")


def bound_depth(tree: ast.Module, source: bytes) -> tuple[Loss, ...]:
    """Cut `tree` in place to MAX_DEPTH levels and say where something was cut.

    `source` is the UTF-8 text that `tree` was parsed from. A subexpression that lies too deep
    becomes `...`, a body that lies too deep becomes `pass`, a long `elif` chain becomes several
    `if` statements in a row.
    """
    if b"\r" in source:
        source = _CARRIAGE_RETURN.sub(b"\n", source)
    counted = _with_keywords_counted(source).translate(None, _UNCOUNTED)
    if len(counted) * _PER_TOKEN <= _WALKED:
        return ()
    totals = list(accumulate(map(len, counted.split(b"\n")), initial=0))
    return _Cutter(totals).cut(tree)


def _with_keywords_counted(source: bytes) -> bytes:
    """Replace keywords by a counted byte in a file where they alone could make a tree deep."""
    keywords = source.count(b"lambda") + source.count(b"else")
    if keywords > _FREE_KEYWORDS and keywords - source.count(b"else:") > _FREE_KEYWORDS:
        source = source.replace(b"lambda", b".").replace(b"else", b".")
    if b"not" in source and _REPEATED_NOT.search(source):
        source = source.replace(b"not", b".")
    return source


def _first_line(statement: ast.stmt) -> int:
    """Return the line where a statement begins, decorators included."""
    decorators: list[ast.expr] | None = getattr(statement, "decorator_list", None)
    return decorators[0].lineno if decorators else statement.lineno


class _Cutter:
    """One descent into one tree.

    `totals[n]` is the number of counted bytes in the first n lines of its text.
    """

    def __init__(self, totals: list[int]) -> None:
        self.totals = totals
        self.losses: dict[tuple[int, str], Loss] = {}
        self.suites: list[tuple[list[ast.stmt], int]] = []
        """Suites yet to be looked through, and the depth of their statements."""

    def cut(self, tree: ast.Module) -> tuple[Loss, ...]:
        """Go through all suites, but leave out each statement that has too little to be deep."""
        totals = self.totals
        suites = self.suites
        if tree.body:
            suites.append((tree.body, 2))
        while suites:
            suite, depth = suites.pop()
            room = _WALKED - depth
            if room < 0:
                self._lose(suite[0].lineno, "blocks nested too deeply: not analysed")
                suite[:] = [ast.copy_location(ast.Pass(), suite[0])]
                continue
            previous = _first_line(suite[0])
            for statement in suite:
                # From the line where the statement before ended, so that decorators and what
                # shares its line by a semicolon are counted.
                last = statement.end_lineno or previous
                if last - previous + _PER_TOKEN * (totals[last] - totals[previous - 1]) > room:
                    if type(statement) is ast.If:
                        _divide_chain(statement, suite)
                        last = statement.end_lineno or last
                    self._enter(statement, previous, depth)
                previous = last
        return tuple(self.losses[key] for key in sorted(self.losses))

    def _enter(self, node: ast.AST, first: int, depth: int) -> None:
        """Add the suites of a statement, handler or case; look at its expressions.

        `first` is a line not behind its beginning.
        """
        fields = node.__dict__
        body = fields.get("body")
        if body:
            self.suites.append((body, depth + 1))
            last = body[0].lineno
            for name in ("orelse", "finalbody"):
                if suite := fields.get(name):
                    self.suites.append((suite, depth + 1))
            for handler in fields.get("handlers", ()):
                self._enter(handler, handler.lineno, depth + 1)
        elif cases := fields.get("cases"):
            last = cases[0].pattern.lineno
            for case in cases:
                self._enter(case, case.pattern.lineno, depth + 1)
        else:
            last = fields["end_lineno"]
        if not self._is_shallow(first, last, depth):
            self._descend(node, depth, fields.get("lineno", first))

    def _is_shallow(self, first: int, last: int, depth: int) -> bool:
        tokens = self.totals[last] - self.totals[first - 1]
        return depth + last - first + _PER_TOKEN * tokens <= _WALKED

    def _descend(self, root: ast.AST, depth: int, line: int) -> None:
        """Walk the expressions below a statement, not its suites, and cut what is too deep."""
        # The last element says whether the lines of nodes below are to be trusted: those inside
        # an f-string are not, before Python 3.12.
        stack: list[tuple[ast.AST, int, bool]] = [(root, depth, True)]
        while stack:
            node, depth, trusted = stack.pop()
            if depth >= _WALKED:
                self._prune(node, line)
            for name, value in node.__dict__.items():
                children = value if type(value) is list else (value,)
                if name in _SUITES and node is root:
                    continue
                for child in children:
                    if not isinstance(child, ast.AST) or type(child) in _LEAVES:
                        continue
                    first, last = getattr(child, "lineno", None), getattr(child, "end_lineno", None)
                    if trusted and first and last and self._is_shallow(first, last, depth + 1):
                        continue
                    stack.append((child, depth + 1, trusted and type(child) is not ast.JoinedStr))

    def _prune(self, node: ast.AST, line: int) -> None:
        for name, value in node.__dict__.items():
            if isinstance(value, list):
                value[:] = [self._placeholder(item, line) for item in value]
            else:
                setattr(node, name, self._placeholder(value, line))

    def _placeholder(self, node: object, line: int) -> object:
        """Return what stands for an expression or pattern; anything else stays."""
        placeholder: ast.AST
        if isinstance(node, ast.expr) and type(node) not in _LEAVES:
            placeholder = ast.Constant(value=...)
        elif isinstance(node, ast.pattern):
            placeholder = ast.MatchAs()
        else:
            return node
        self._lose(line, "expression nested too deeply: not analysed")
        return ast.copy_location(placeholder, node)

    def _lose(self, line: int, message: str) -> None:
        self.losses.setdefault((line, message), Loss(line, message, lost=True))


def _divide_chain(head: ast.If, statements: list[ast.stmt]) -> None:
    """Move what exceeds MAX_ELIF in the chain of `head` behind it in its `statements`."""
    chain = [head]
    while len(orelse := chain[-1].orelse) == 1 and isinstance(following := orelse[0], ast.If):
        if len(chain) < MAX_ELIF:
            chain.append(following)
            continue
        index = statements.index(head) + 1
        statements[index:index] = orelse
        chain[-1].orelse = []
        end = chain[-1].body[-1]
        for part in chain:
            part.end_lineno, part.end_col_offset = end.end_lineno, end.end_col_offset
        return
