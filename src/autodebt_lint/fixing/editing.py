"""All changes of one file, collected and then made at once."""

import ast
import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import libcst as cst

from autodebt_lint.fixing.arguments import with_changed_argument, with_keyword
from autodebt_lint.fixing.imports import brings_only, end_of_imports, place_for_import
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed, confirm
from autodebt_lint.fixing.source import Source, tree_of
from autodebt_lint.fixing.surroundings import Setting, Surroundings
from autodebt_lint.model.repair import Step

Change = Callable[[Any], cst.CSTNode]
Line = Callable[[], cst.SimpleStatementLine]
"""A statement that is written when the syntax inside of its neighbour is settled."""
Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement

_COMMA = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
MANY = 2
"""Calls of a file from which on they share a constant."""
LEAST_SHARED = 10
"""Seconds: a constant of the file that allows less may stop a call which works today."""


class Editing:
    """Changes of one file that wait to be made."""

    def __init__(
        self,
        source: Source,
        surroundings: Surroundings = Surroundings(),  # noqa: B008  # immutable
        known: Sequence[Setting] = (),
    ) -> None:
        """Begin without any.

        Args:
            source: the file.
            surroundings: where it stands.
            known: settings that this run has made already.
        """
        self.source = source
        self.surroundings = surroundings
        self.known = known
        self.settings: list[Setting] = []
        """What moved out of the file."""
        self._constants: set[str] = set()
        self.meant: Counter[Allowed] = Counter()
        self._keywords: list[Step] = []
        self._moves: dict[ast.ImportFrom, list[tuple[ast.alias, str]]] = {}
        self._changes: dict[cst.CSTNode, list[Change]] = {}
        self._last: dict[cst.CSTNode, Change] = {}
        self._before: dict[cst.CSTNode, list[Line]] = {}
        self._after: dict[cst.CSTNode, list[cst.SimpleStatementLine]] = {}
        self._first: list[cst.SimpleStatementLine] = []
        self._imports: set[str] = set()
        self._brought: dict[ast.ImportFrom, set[str]] = {}
        self._held: dict[ast.AST, str] = {}

    # What steps ask for

    def change(self, node: cst.CSTNode, change: Change) -> None:
        """Change some syntax, after what was asked for before."""
        self._changes.setdefault(node, []).append(change)

    def change_at_last(self, node: cst.CSTNode, change: Change) -> None:
        """Put other syntax into the place of some, after all other changes of it.

        Raises:
            RefusedError: something else was to take its place.
        """
        if node in self._last:
            raise RefusedError("another repair changes the same expression")
        self._last[node] = change

    def put_before(self, node: cst.CSTNode, lines: Sequence[Line]) -> None:
        """Put statements before a statement, below the comments that stand above it."""
        self._before.setdefault(node, []).extend(lines)

    def put_after(self, node: cst.CSTNode, lines: Sequence[cst.SimpleStatementLine]) -> None:
        """Put statements behind a statement."""
        self._after.setdefault(node, []).extend(lines)

    def give(self, step: Step) -> None:
        """Give a call a keyword argument, whose value is written when all are known."""
        self._keywords.append(step)

    def move(self, statement: ast.ImportFrom, alias: ast.alias, module: str) -> None:
        """Import a name from another module."""
        self._moves.setdefault(statement, []).append((alias, module))

    def bring(self, statement: ast.ImportFrom, name: str) -> None:
        """Import one more name from the module of a statement.

        Raises:
            RefusedError: the file means something else by the name.
        """
        brought = self._brought.setdefault(statement, set())
        if name in brought:
            return
        uses = (it for it in ast.walk(self.source.tree) if isinstance(it, ast.Name))
        if bound_names(self.source.tree)[name] or any(use.id == name for use in uses):
            raise RefusedError(f"the file uses the name {name} for something else")
        brought.add(name)
        node = self.source.syntax(self.source.place(statement), cst.ImportFrom)
        self.change(node, _with_name(name))
        self.meant[Allowed("import", f"{statement.module}.{name} as {name}")] += 1

    def need_module(self, name: str) -> None:
        """Make sure that the module `name` is known under that name.

        Raises:
            RefusedError: the file means something else by the name.
        """
        if name in self._imports or _imports(self.source.tree, name):
            return
        root = name.partition(".")[0]
        if root in self.source.names and not _imports_below(self.source.tree, root):
            raise RefusedError(f"the file uses the name {root} for something else")
        self._imports.add(name)
        self.meant[Allowed("import", f"{name} as {name}")] += 1
        statement = line(f"import {name}")
        anchor, before = place_for_import(self.source, name)
        if anchor is None:
            self._first.append(statement)
            return
        node = self._top(anchor)
        if not before:
            begins = not isinstance(anchor, ast.Import)
            self.put_after(node, [_below_blank(statement) if begins else statement])
        elif brings_only(anchor):
            self.put_before(node, [lambda: statement])
        else:
            self.put_before(node, [lambda: statement])
            self.change(node, _set_apart)

    def note(self, setting: Setting) -> None:
        """Note that a setting is read.

        Raises:
            RefusedError: it would stand for two values.
        """
        refuse_two_values([*self.known, *self.settings, setting])
        self.settings.append(setting)

    def need_constant(self, name: str, value: str, *, after: int, before: int) -> None:
        """Make sure that the module knows a value by the name of a constant.

        Args:
            name: of the constant.
            value: as Python writes it.
            after: line below which it can be worked out; 0 for anywhere below the imports.
            before: line above which it is needed.

        Raises:
            RefusedError: the file means something else by the name, or no place is left for it.
        """
        written = f"{name} = {value}"
        known = [
            it for it in self.source.tree.body if ast.unparse(it) == ast.unparse(ast.parse(written))
        ]
        if name in self._constants or (
            known and known[0].lineno < before and bound_names(self.source.tree)[name] == 1
        ):
            return
        if name in self.source.names:
            raise RefusedError(f"the file uses the name {name} for something else")
        body = self.source.tree.body
        if self._imports and not any(map(brings_only, body)):
            raise RefusedError("the file has no imports below which the setting could stand")
        anchor = end_of_imports(self.source, before)
        if after > (anchor.end_lineno or 0 if anchor is not None else 0):
            anchor = next(it for it in body if (it.end_lineno or 0) >= after)
        if anchor is not None and (anchor.end_lineno or 0) >= before:
            raise RefusedError("no place for the setting is left above its use")
        self._put_constant(written, line(written), anchor)
        self._constants.add(name)

    def variable(self, scope: ast.AST, wishes: Sequence[str], names: frozenset[str]) -> str:
        """A name for a value that is held for a moment; the same again in the same function.

        Raises:
            RefusedError: all that were wished for are taken.
        """
        if scope not in self._held:
            free = next((wish for wish in wishes if wish not in names), None)
            if free is None:
                raise RefusedError("no name is free to hold the response")
            self._held[scope] = free
        return self._held[scope]

    # Making them

    def made(self) -> str:
        """Make the changes, and prove that the text differs in them alone.

        Raises:
            RefusedError: it does not, or is no Python any more.
        """
        self._write_keywords()
        self._write_moves()
        changes = {
            node: [*self._changes.get(node, ()), *([last] if last else ())]
            for node in (*self._changes, *self._last)
            for last in [self._last.get(node)]
        }
        touched = {*changes, *self._before, *self._after}
        untouched = frozenset(self.source.statements_without(touched))
        maker = _Maker(changes, self._before, self._after, self._first, untouched)
        try:
            changed = self.source.module.visit(maker)
        except (cst.CSTValidationError, RecursionError) as error:
            raise RefusedError("the change does not fit into the syntax") from error
        assert isinstance(changed, cst.Module)
        text = changed.code
        try:
            after = tree_of(text)
        except RefusedError:
            raise RefusedError("the result would not be Python") from None
        confirm(tree_of(self.source.text), after, self.meant)
        return text

    def _write_keywords(self) -> None:
        """Give the calls that wait for it a constant where several do, else the value itself."""
        groups: dict[tuple[str, str, str], list[Step]] = {}
        for step in self._keywords:
            groups.setdefault((step.name, step.value, step.shared), []).append(step)
        for (name, value, shared), steps in groups.items():
            calls = {step.place: self.source.call(step.place) for step in steps}
            apart = {place for place, call in calls.items() if self._is_apart(call)}
            joining = [call for place, call in calls.items() if place not in apart]
            constant = self._constant(name, value, shared, joining) if shared else ""
            for place, call in calls.items():
                written = constant if constant and place not in apart else value
                node = self.source.syntax(place, cst.Call)
                given = next((it for it in call.keywords if it.arg == name), None)
                old = f"\n{ast.unparse(given.value)}" if given is not None else ""
                self.change(node, _keyword_change(name, written, replaces=given is not None))
                self.meant[Allowed("keyword", name, f"{written}{old}")] += 1

    def _write_moves(self) -> None:
        """Import names from where they are now: the statement changes its module if all of them move."""
        for statement, moves in self._moves.items():
            node = self.source.syntax(self.source.place(statement), cst.ImportFrom)
            modules = list(dict.fromkeys(module for _, module in moves))
            if len(moves) == len(statement.names):
                if len(modules) > 1:
                    raise RefusedError("the names of one import would come from several modules")
                self.change(node, _of_module(modules[0]))
                continue
            gone = {(alias.name, alias.asname) for alias, _ in moves}
            self.change(node, _without_names(gone))
            for module in modules:
                names = ", ".join(
                    f"{alias.name} as {alias.asname}" if alias.asname else alias.name
                    for alias, its in moves
                    if its == module
                )
                self.put_after(
                    self.source.statement_line(statement), [line(f"from {module} import {names}")]
                )

    def _is_apart(self, call: ast.Call) -> bool:
        """Whether a call stands in a function that imports its client for itself.

        Such a function may be run where the rest of the module is not: sent to a worker, or in an
        environment of its own.
        """
        name = root_name(call.func)
        imported = {
            (alias.asname or alias.name).partition(".")[0]
            for scope in self.source.parents(call)
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef)
            for inner in ast.walk(scope)
            if isinstance(inner, ast.Import | ast.ImportFrom)
            for alias in inner.names
        }
        return name in imported or (bool(imported) and name not in self.of_module)

    @functools.cached_property
    def of_module(self) -> frozenset[str]:
        """Names that the module itself binds, outside of its functions and classes."""
        found: set[str] = set()
        waiting: list[ast.AST] = [*self.source.tree.body]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.add(node.name)
                continue
            found.update(_bound_by(node))
            waiting += ast.iter_child_nodes(node)
        return frozenset(found)

    def _constant(self, keyword: str, value: str, shared: str, calls: Sequence[ast.Call]) -> str:
        """The constant that some calls share; "" where each is given the value itself."""
        if not calls:
            return ""
        first = min(call.lineno for call in calls)
        known = _constant_given_as(self.source.tree, keyword, first)
        if known:
            return known
        if len(calls) < MANY or shared in self.source.names:
            return ""
        anchor = end_of_imports(self.source, first)
        end = anchor.end_lineno if anchor is not None and anchor.end_lineno else 0
        if end >= first:
            return ""
        written = f"{shared} = {value}"
        self._put_constant(written, line(f"{written}  # seconds"), anchor)
        return shared

    def _put_constant(
        self, written: str, statement: cst.SimpleStatementLine, anchor: ast.stmt | None
    ) -> None:
        """Put a constant behind a statement of the module, or at its begin, set apart by blank lines."""
        self.meant[Allowed("statement", ast.unparse(ast.parse(written)))] += 1
        body = self.source.tree.body
        following = body[body.index(anchor) + 1] if anchor in body[:-1] else None
        if anchor is None:
            self._first.append(statement)
            following = body[0]
        else:
            first = not self._constants
            self.put_after(self._top(anchor), [_below_blank(statement) if first else statement])
        if following is not None:
            self.change(self._top(following), _set_apart)

    def _top(self, statement: ast.stmt) -> Statement:
        """The syntax of a statement of the module, or of the line that it shares."""
        first = next(it for it in self.source.tree.body if it.lineno == statement.lineno)
        return self.source.top(first)


def refuse_two_values(settings: Iterable[Setting]) -> None:
    """Make sure that each setting stands for one value.

    Raises:
        RefusedError: one would stand for two.
    """
    known: dict[tuple[str, str], str] = {}
    for setting in settings:
        if known.setdefault((setting.path, setting.name), setting.value) != setting.value:
            raise RefusedError(f"{setting.name} would stand for two values")


def line(text: str) -> cst.SimpleStatementLine:
    """A statement, with the comment behind it."""
    statement = cst.parse_statement(text)
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement


class _Maker(cst.CSTTransformer):
    """Makes the changes on the way back from each node, the inner ones first."""

    def __init__(
        self,
        changes: Mapping[cst.CSTNode, Sequence[Change]],
        before: Mapping[cst.CSTNode, Sequence[Line]],
        after: Mapping[cst.CSTNode, Sequence[cst.SimpleStatementLine]],
        first: Sequence[cst.SimpleStatementLine],
        untouched: frozenset[cst.CSTNode],
    ) -> None:
        super().__init__()
        self._untouched = untouched
        self._changes = changes
        self._before = before
        self._after = after
        self._first = first

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node not in self._untouched

    def on_leave(self, original_node: Any, updated_node: Any) -> Any:
        changed = updated_node
        for change in self._changes.get(original_node, ()):
            changed = change(changed)
        if self._first and isinstance(changed, cst.Module):
            return changed.with_changes(body=[*self._first, *changed.body])
        before = [write() for write in self._before.get(original_node, ())]
        after = self._after.get(original_node, ())
        if before:
            # What stands above a statement, comments and blank lines, stays above all of it.
            before[0] = before[0].with_changes(leading_lines=updated_node.leading_lines)
            apart = changed.leading_lines[
                : len(changed.leading_lines) - len(updated_node.leading_lines)
            ]
            changed = changed.with_changes(leading_lines=apart)
        return cst.FlattenSentinel([*before, changed, *after]) if before or after else changed


def _keyword_change(name: str, written: str, *, replaces: bool) -> Change:
    def change(call: cst.Call) -> cst.Call:
        value = cst.parse_expression(written)
        if replaces:
            return with_changed_argument(call, name, value=value)
        return with_keyword(call, name, value)

    return change


def _of_module(module: str) -> Change:
    def change(node: cst.ImportFrom) -> cst.ImportFrom:
        return node.with_changes(module=cst.parse_expression(module))

    return change


def _without_names(gone: Collection[tuple[str, str | None]]) -> Change:
    def change(node: cst.ImportFrom) -> cst.ImportFrom:
        assert not isinstance(node.names, cst.ImportStar)
        names = [it for it in node.names if (it.evaluated_name, it.evaluated_alias) not in gone]
        if node.names[-1] is not names[-1]:
            names[-1] = names[-1].with_changes(comma=node.names[-1].comma)
        return node.with_changes(names=names)

    return change


def _with_name(name: str) -> Change:
    def change(node: cst.ImportFrom) -> cst.ImportFrom:
        assert not isinstance(node.names, cst.ImportStar)
        *others, last = node.names
        new = cst.ImportAlias(cst.Name(name), comma=last.comma)
        before = others[-1].comma if others else None
        between = before if isinstance(before, cst.Comma) else _COMMA
        if not others and node.lpar is not None and isinstance(last.comma, cst.Comma):
            between = cst.Comma(whitespace_after=node.lpar.whitespace_after)
        return node.with_changes(names=[*others, last.with_changes(comma=between), new])

    return change


def _below_blank(statement: cst.SimpleStatementLine) -> cst.SimpleStatementLine:
    return statement.with_changes(leading_lines=[cst.EmptyLine(indent=False)])


def _set_apart(statement: Any) -> cst.CSTNode:
    """Put a blank line above a statement, unless there is one."""
    lead = list(statement.leading_lines)
    if lead and lead[0].comment is None:
        return statement  # type: ignore[no-any-return]
    return statement.with_changes(leading_lines=[cst.EmptyLine(indent=False), *lead])  # type: ignore[no-any-return]


def _imports(tree: ast.Module, name: str) -> bool:
    """Whether a plain import of the module makes `name` known."""
    return any(
        alias.name == name and alias.asname is None
        for statement in tree.body
        if isinstance(statement, ast.Import)
        for alias in statement.names
    )


def _imports_below(tree: ast.Module, root: str) -> bool:
    """Whether plain imports of the module alone give `root` its meaning."""
    return any(
        alias.name.partition(".")[0] == root and alias.asname is None
        for statement in tree.body
        if isinstance(statement, ast.Import)
        for alias in statement.names
    )


def _constant_given_as(tree: ast.Module, keyword: str, before: int) -> str:
    """A number of the module that some call is given as `keyword` already, and that allows enough."""
    numbers = {
        target.id: statement
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        and isinstance(target := statement.targets[0], ast.Name)
        and isinstance(statement.value, ast.Constant)
        and isinstance(number := statement.value.value, int | float)
        and number >= LEAST_SHARED
        and statement.lineno < before
    }
    bound = bound_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == keyword:
            value = node.value
            if isinstance(value, ast.Name) and value.id in numbers and bound[value.id] == 1:
                return value.id
    return ""


def root_name(node: ast.expr) -> str:
    """The name that a chain of attributes, items and calls begins with; "" where it begins with no name."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def bound_names(tree: ast.Module) -> Counter[str]:
    """Names that are bound somewhere, with how often."""
    return Counter(_bound(tree))


def _bound(tree: ast.AST) -> Iterator[str]:
    """Names that are bound somewhere, once for each time."""
    for node in ast.walk(tree):
        yield from _bound_by(node)


def _bound_by(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(ctx=ast.Store() | ast.Del()):
            yield node.id
        case ast.arg():
            yield node.arg
        case ast.alias():
            yield (node.asname or node.name).partition(".")[0]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Global() | ast.Nonlocal():
            yield from node.names
        case ast.ExceptHandler() if node.name:
            yield node.name
        case ast.MatchAs() | ast.MatchStar() if node.name:
            yield node.name
        case _:
            pass
