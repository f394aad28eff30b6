"""Names of libraries that are called otherwise now."""

import ast
import builtins
from collections.abc import Sequence

import libcst as cst

from autodebt_lint.fixing.editing import Editing, bound_names
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed, imported
from autodebt_lint.model.repair import Step

_IMPORTS = (ast.Import, ast.ImportFrom)


def rename(step: Step, editing: Editing) -> None:
    """Use the name that a library gives something now."""
    statement = _statement(step, editing)
    if isinstance(statement, ast.ImportFrom):
        _import_from(statement, step, editing)
    elif statement is not None:
        _import(statement, step, editing)
    else:
        _use(step, editing)


def _statement(step: Step, editing: Editing) -> ast.Import | ast.ImportFrom | None:
    """The import at the place of a step."""
    source = editing.source
    return next(
        (
            it
            for it in ast.walk(source.tree)
            if isinstance(it, _IMPORTS) and source.place(it) == step.place
        ),
        None,
    )


def rename_module(step: Step, editing: Editing) -> None:
    """Import another module that has the same names."""
    tree = editing.source.tree
    statement = _statement(step, editing)
    names = frozenset(step.shared.split())
    texts = (it.value for it in ast.walk(tree) if isinstance(it, ast.Constant))
    if any(f"{it}.".startswith(f"{step.name}.") for it in texts if isinstance(it, str)):
        raise RefusedError(f"the file speaks of {step.name} in a text")
    if isinstance(statement, ast.ImportFrom):
        _refuse_other_names(names, {alias.name for alias in statement.names}, step)
        module = statement.module or ""
        if statement.level or not f"{module}.".startswith(f"{step.name}."):
            raise RefusedError("the import does not bring it under the name that is known")
        new = f"{step.value}{module[len(step.name) :]}"
        for alias in statement.names:
            editing.meant[_brought(statement, alias, f"{new}.{alias.name}")] += 1
        _from_module(statement, new, editing)
    elif statement is not None:
        _import_module(statement, names, step, editing)
    else:
        raise RefusedError("it is imported in another way")


def _refuse_other_names(known: frozenset[str], used: set[str], step: Step) -> None:
    """Make sure that a script uses no other names of a module than those that are the same.

    Raises:
        RefusedError: it may.
    """
    others = sorted(used - known) if known else []
    if others:
        raise RefusedError(f"{step.name}.{others[0]} is not known to be the same there")


def _import_module(
    statement: ast.Import, names: frozenset[str], step: Step, editing: Editing
) -> None:
    """``import Queue``, ``import cPickle as pickle``."""
    source = editing.source
    meant = [alias for alias in statement.names if alias.name == step.name]
    if len(meant) != 1 or ("." in step.name and meant[0].asname is None):
        raise RefusedError("the file goes on to call it by its whole name")
    known_as = meant[0].asname or step.name
    used = {
        holder.attr if isinstance(holder := source.parent(it), ast.Attribute) else "*"
        for it in ast.walk(source.tree)
        if isinstance(it, ast.Name) and it.id == known_as
    }
    _refuse_other_names(names, used, step)
    node = source.syntax(source.place(statement), cst.Import)
    package, _, last = step.value.rpartition(".")
    if last == known_as and package and len(statement.names) == 1:
        module = cst.parse_expression(package)
        brought = cst.ImportFrom(module=module, names=[cst.ImportAlias(cst.Name(last))])  # type: ignore[arg-type]
        editing.change(node, lambda it: brought.with_changes(semicolon=it.semicolon))
    else:
        new = cst.parse_expression(step.value)
        held = None if known_as == step.value else cst.AsName(cst.Name(known_as))
        aliases = [
            it.with_changes(name=new, asname=held) if it.evaluated_name == step.name else it
            for it in node.names
        ]
        editing.change(node, lambda it: it.with_changes(names=aliases))
    editing.meant[
        Allowed("import", f"{step.value} as {known_as}", f"{step.name} as {known_as}")
    ] += 1


def _import_from(statement: ast.ImportFrom, step: Step, editing: Editing) -> None:
    """``from collections import Mapping``, and ``from xml.etree.cElementTree import parse``."""
    module = statement.module or ""
    if statement.level or any(alias.name == "*" for alias in statement.names):
        raise RefusedError("the import does not name what it brings")
    holder, _, name = step.value.rpartition(".")
    _, _, old = step.name.rpartition(".")
    if module == step.name:
        for alias in statement.names:
            editing.meant[_brought(statement, alias, f"{step.value}.{alias.name}")] += 1
        _from_module(statement, step.value, editing)
        return
    meant = [alias for alias in statement.names if f"{module}.{alias.name}" == step.name]
    if len(meant) != 1 or not holder:
        raise RefusedError("the import does not bring it under the name that is known")
    alias = meant[0]
    if name != old and holder != module:
        raise RefusedError("module and name would change at once")
    known_as = alias.asname or name
    editing.meant[Allowed("import", f"{step.value} as {known_as}", imported(statement, alias))] += 1
    if name != old:
        if alias.asname is None:
            _use_new_name(old, name, editing)
        node = _syntax_of(statement, editing)
        names = [
            it.with_changes(name=cst.Name(name)) if it.evaluated_name == old else it
            for it in _aliases(node)
        ]
        editing.change(node, lambda it: it.with_changes(names=names))
    else:
        editing.move(statement, alias, holder)


def _use_new_name(old: str, new: str, editing: Editing) -> None:
    """Write the new name wherever the file uses what it imported by the old one."""
    source = editing.source
    uses = [it for it in ast.walk(source.tree) if isinstance(it, ast.Name) and it.id == old]
    if bound_names(source.tree)[old] != 1 or not all(isinstance(it.ctx, ast.Load) for it in uses):
        raise RefusedError(f"the file binds {old} more than once")
    if new in source.names or new in dir(builtins):
        raise RefusedError(f"the file uses the name {new} for something else")
    if any(isinstance(it, ast.Constant) and it.value == old for it in ast.walk(source.tree)):
        raise RefusedError(f"the file speaks of {old} in a text")
    for use in uses:
        node = source.syntax(source.place(use), cst.Name)
        editing.change(node, lambda it: it.with_changes(value=new))
    if uses:
        editing.meant[Allowed("expression", new, old)] += len(uses)


def _from_module(statement: ast.ImportFrom, module: str, editing: Editing) -> None:
    node = _syntax_of(statement, editing)
    editing.change(node, lambda it: it.with_changes(module=cst.parse_expression(module)))


def _syntax_of(statement: ast.ImportFrom, editing: Editing) -> cst.ImportFrom:
    return editing.source.syntax(editing.source.place(statement), cst.ImportFrom)


def _aliases(node: cst.ImportFrom) -> Sequence[cst.ImportAlias]:
    return () if isinstance(node.names, cst.ImportStar) else node.names


def _brought(statement: ast.ImportFrom, alias: ast.alias, name: str) -> Allowed:
    known_as = alias.asname or alias.name
    return Allowed("import", f"{name} as {known_as}", imported(statement, alias))


def _import(statement: ast.Import, step: Step, editing: Editing) -> None:
    """``import xml.etree.cElementTree as ET``."""
    meant = [alias for alias in statement.names if alias.name == step.name]
    if len(meant) != 1 or meant[0].asname is None:
        raise RefusedError("the file goes on to call it by its whole name")
    node = editing.source.syntax(editing.source.place(statement), cst.Import)
    new = cst.parse_expression(step.value)
    names = [
        it.with_changes(name=new) if it.evaluated_name == step.name else it for it in node.names
    ]
    editing.change(node, lambda it: it.with_changes(names=names))
    known_as = meant[0].asname
    editing.meant[
        Allowed("import", f"{step.value} as {known_as}", f"{step.name} as {known_as}")
    ] += 1


def _use(step: Step, editing: Editing) -> None:
    """A call of the name, or an attribute that is read."""
    source = editing.source
    expression = _expression(step, editing)
    old_holder, _, old = step.name.rpartition(".")
    new_holder, _, new = step.value.rpartition(".")
    if not isinstance(expression, ast.Attribute) or expression.attr != old:
        raise RefusedError("it is not used by the name that is known")
    before = ast.unparse(expression)
    node = source.syntax(source.place(expression), cst.Attribute)
    if new_holder == old_holder:
        editing.change(node, lambda it: it.with_changes(attr=cst.Name(new)))
        after = f"{ast.unparse(expression.value)}.{new}"
    else:
        after = _elsewhere(before, step, editing)
        editing.change(node, lambda _: cst.parse_expression(after))
    editing.meant[Allowed("expression", after, before)] += 1


def _expression(step: Step, editing: Editing) -> ast.expr:
    try:
        return editing.source.call(step.place).func
    except RefusedError:
        return editing.source.node(step.place, ast.Attribute)


def _elsewhere(before: str, step: Step, editing: Editing) -> str:
    """Write a name that another module has, as the file would."""
    tree = editing.source.tree
    root = before.partition(".")[0]
    bound = bound_names(tree)
    if not all(part.isidentifier() for part in before.split(".")):
        raise RefusedError("it is used of something that is worked out")
    if "." not in step.value:
        if bound[step.value]:
            raise RefusedError(f"the file uses the name {step.value} for something else")
        return step.value
    modules = {
        alias.name
        for statement in tree.body
        if isinstance(statement, ast.Import)
        for alias in statement.names
        if (alias.asname or alias.name.partition(".")[0]) == root and alias.asname
    }
    holder = step.value.rpartition(".")[0]
    if holder in modules and bound[root] == 1:
        return f"{root}{step.value[len(holder) :]}"
    editing.need_module(holder)
    return step.value
