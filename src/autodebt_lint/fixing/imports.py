"""Where a module's imports end, and what may be put before and behind them."""

import ast
import sys

from autodebt_lint.fixing.source import Source

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def brings_only(statement: ast.stmt) -> bool:
    """Whether a statement imports, or chooses between imports, and does nothing else."""
    match statement:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Try(body=body):
            return all(isinstance(it, ast.Import | ast.ImportFrom) for it in body)
        case ast.If(body=body, orelse=orelse):
            return all(map(brings_only, (*body, *orelse)))
        case _:
            return False


def end_of_imports(source: Source, before: int) -> ast.stmt | None:
    """The statement behind which constants of a module begin.

    It is the last import above the first definition, where it ends above line `before`; else the
    last of the imports that the module begins with, or the document where there is none.
    """
    body = source.tree.body
    begin = _documents(body)
    leading = begin
    while leading < len(body) and brings_only(body[leading]):
        leading += 1
    last = leading
    for at in range(leading, len(body)):
        if isinstance(body[at], _DEFINITIONS) or _is_main_guard(body[at]):
            break
        if brings_only(body[at]) and (body[at].end_lineno or before) < before:
            last = at + 1
    return body[last - 1] if last else None


def place_for_import(source: Source, name: str) -> tuple[ast.stmt | None, bool]:
    """Where a plain import of `name` belongs.

    Returns:
        A statement of the module, and whether the import goes before it; None where the module
        is empty of all but what begins it.
    """
    body = source.tree.body
    begin = _documents(body)
    anchor = None
    for statement in body[begin:]:
        if not isinstance(statement, ast.Import) or len(statement.names) != 1:
            break
        if anchor is not None and _ends_standard_library(anchor, statement):
            break
        if statement.names[0].name > name:
            return statement, True
        anchor = statement
    if anchor is not None:
        return anchor, False
    if begin < len(body):
        return body[begin], True
    return (body[begin - 1], False) if begin else (None, False)


def _ends_standard_library(last: ast.Import, following: ast.Import) -> bool:
    """Whether a blank line stands between an import of the standard library and one that is none."""
    names = [it.names[0].name.partition(".")[0] for it in (last, following)]
    apart = following.lineno > (last.end_lineno or last.lineno) + 1
    return apart and [name in sys.stdlib_module_names for name in names] == [True, False]


def _documents(body: list[ast.stmt]) -> int:
    """Number of statements that nothing may stand before: the document, and ``__future__``."""
    count = 0
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        count = isinstance(body[0].value.value, str)
    while (
        count < len(body)
        and isinstance(future := body[count], ast.ImportFrom)
        and future.module == "__future__"
    ):
        count += 1
    return int(count)


def _is_main_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)
