"""The walk over a whole module, and which function stands for which part of the grammar."""

import ast

from autodebt_lint.languages.python import (
    assignments,
    branches,
    calls,
    definitions,
    displays,
    expressions,
    handlers,
    imports,
    names,
    statements,
)
from autodebt_lint.languages.python.places import Locate
from autodebt_lint.languages.python.walk import EVALUATORS, EXECUTORS, Walk, execute
from autodebt_lint.model.facts import Literal
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.values import Symbol

EVALUATORS.update(
    {
        ast.Attribute: names.attribute,
        ast.Await: expressions.inner,
        ast.BinOp: expressions.binary,
        ast.BoolOp: expressions.boolean,
        ast.Call: calls.call,
        ast.Compare: expressions.compare,
        ast.Constant: displays.constant,
        ast.Dict: displays.dictionary,
        ast.DictComp: expressions.dict_comprehension,
        ast.FormattedValue: expressions.inner,
        ast.GeneratorExp: expressions.comprehension,
        ast.IfExp: expressions.conditional,
        ast.JoinedStr: displays.joined_string,
        ast.Lambda: expressions.function_literal,
        ast.List: displays.items_of,
        ast.ListComp: expressions.comprehension,
        ast.Name: names.name,
        ast.NamedExpr: expressions.named,
        ast.Set: displays.items_of,
        ast.SetComp: expressions.comprehension,
        ast.Slice: expressions.bounds,
        ast.Starred: expressions.inner,
        ast.Subscript: names.subscript,
        ast.Tuple: displays.items_of,
        ast.UnaryOp: expressions.unary,
        ast.Yield: expressions.yielded,
        ast.YieldFrom: expressions.yielded_from,
    }
)
EXECUTORS.update(
    {
        ast.AnnAssign: assignments.assign_annotated,
        ast.Assert: statements.assert_,
        ast.Assign: assignments.assign,
        ast.AsyncFor: branches.for_,
        ast.AsyncFunctionDef: definitions.function,
        ast.AsyncWith: handlers.with_,
        ast.AugAssign: assignments.assign_augmented,
        ast.Break: branches.leave_loop,
        ast.ClassDef: definitions.class_,
        ast.Continue: branches.leave_loop,
        ast.Delete: statements.delete,
        ast.Expr: statements.expression,
        ast.For: branches.for_,
        ast.FunctionDef: definitions.function,
        ast.Global: statements.global_,
        ast.If: branches.if_,
        ast.Import: imports.import_modules,
        ast.ImportFrom: imports.import_names,
        ast.Match: branches.match,
        ast.Nonlocal: statements.nonlocal_,
        ast.Pass: statements.nothing,
        ast.Raise: statements.raise_,
        ast.Return: statements.return_,
        ast.Try: handlers.try_,
        ast.TryStar: handlers.try_,
        ast.While: branches.while_,
        ast.With: handlers.with_,
    }
)
# What a newer Python brought.
for expression in ast.expr.__subclasses__():
    EVALUATORS.setdefault(expression, expressions.other_expression)
for statement in ast.stmt.__subclasses__():
    EXECUTORS.setdefault(statement, statements.other_statement)


def walk_module(tree: ast.Module, locate: Locate) -> Walk:
    """Walk the module's body, then every function it defines, outer ones first.

    Raises:
        RecursionError: the tree is deeper than the interpreter allows.
    """
    walk = Walk(locate)
    walk.frame.body = tree.body
    execute(walk, tree.body)
    for name, value in walk.module_frame.env.items():
        if type(name) is str and "." not in name:
            assignments.bind_in_module(walk, name, value)
    for definition in walk.pending:  # grows on the way: functions define functions
        definitions.function_body(walk, definition)
    definitions.close(walk, walk.module_frame, TOP)
    walk.functions.insert(0, walk.functions.pop())  # the module's body comes first
    return walk


def called_names(walk: Walk) -> tuple[str, ...]:
    """Names of other modules that are called, handed to ``partial`` or derived from."""
    called = {
        callee
        for function in walk.functions
        for callee in function.callees
        # A method is ``.post``, a function of a module near by ``.crm.post``.
        if callee[0] not in ":~" and (callee[0] != "." or callee.count(".") > 1)
    }
    bases = {base.name for item in walk.classes for base in item.bases if type(base) is Symbol}
    return tuple(sorted(called | bases))


def names_read(walk: Walk) -> tuple[tuple[str, Place], ...]:
    """Names of other modules that are read and never called, each with a place."""
    called = {callee for function in walk.functions for callee in function.callees}
    further = {name.rpartition(".")[0] for name, _ in walk.reads} | {
        name.rpartition(".")[0] for name in called
    }
    return tuple(
        [
            (name, walk.locate(node))
            for name, node in walk.reads
            if name[0] != "." and name not in called and name not in further
        ]
    )


def attributes_read(walk: Walk) -> tuple[str, ...]:
    """Names of the attributes that are read of objects."""
    return tuple(sorted({read.value.name.rpartition(".")[2] for read in walk.attribute_reads}))


def literals_in(walk: Walk) -> tuple[Literal, ...]:
    """All interesting literals, in order of place."""
    return tuple([walk.literals[place].fact() for place in sorted(walk.literals)])
