"""The walk over statements: order, branches, loops and handlers around the expressions."""

import ast
from collections.abc import Callable, Sequence

import msgspec

from autodebt_lint.languages.python import guards, literals
from autodebt_lint.languages.python.expressions import (
    Expressions,
    LiteralRecord,
    _plain_name,
)
from autodebt_lint.languages.python.scopes import Environment, Frame, merge
from autodebt_lint.languages.python.values import added, concat, either
from autodebt_lint.model.facts import (
    Call,
    Class,
    Function,
    FunctionDetails,
    Handler,
    Import,
    ResultUse,
    Use,
)
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Instance,
    Item,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)

MAX_RETURNS = 16
MAX_ATTRIBUTES = 400

_FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_Named = tuple[tuple[str, Value], ...]
_encode = msgspec.msgpack.Encoder().encode


class Statements(Expressions):
    """The whole walk of one module; `run` does it, the attributes hold what it found."""

    def __init__(self, locate: Callable[[ast.AST], Place]) -> None:
        """Prepare an empty walk; `locate` gives a node's place in the original text."""
        super().__init__(locate)
        #: Decorators, defaults and annotations of functions whose bodies still wait.
        self.headers: dict[int, tuple[tuple[Value, ...], _Named, _Named]] = {}
        self.pending: list[tuple[_FunctionNode, Frame, str]] = []
        self.functions: list[Function] = []
        self.classes: list[Class] = []
        self.imports: list[Import] = []
        self.handlers: list[Handler] = []
        self.bindings: dict[str, Value] = {}
        self.import_statements = 0
        self.import_guards = 0
        self.main_guard = False

    def run(self, tree: ast.Module) -> None:
        """Walk the module body, then every function it defines, outer ones first."""
        self.block(tree.body)
        module = self.frame
        for name, value in module.env.items():
            if type(name) is str and "." not in name:
                earlier = self.bindings.get(name)
                self.bindings[name] = value if earlier is None else either((earlier, value))
        self.close(module, (), (), (), (), Place(1, 1, 1, 1))
        position = 0
        while position < len(self.pending):
            node, parent, class_name = self.pending[position]
            position += 1
            self.function_body(node, parent, class_name)
        self.pending.clear()

    def block(self, statements: Sequence[ast.stmt]) -> bool:
        """Walk statements in order; True when the end is not reached."""
        ended = False
        for statement in statements:
            executor = EXECUTORS.get(type(statement))
            if executor is None:
                self.unknown_statement(statement)
            elif executor(self, statement) and not ended:
                ended = True
                was = self.frame.reachable
                self.frame.reachable = False
            self.fresh.clear()
        if ended:
            self.frame.reachable = was
        return ended

    # Simple statements

    def expression(self, node: ast.Expr) -> bool:
        """A call for its effect; a bare string is documentation."""
        inner = node.value
        if type(inner) is ast.Constant:
            return False
        value = self.value(inner)
        if type(value) is Result and type(inner) in (ast.Call, ast.Await):
            self.note_use(value.call, Use.DROPPED, node)
        return type(value) is Result and self._exits(value)

    def _exits(self, value: Result) -> bool:
        call = self.frame.calls[-1] if self.frame.calls else None
        return (
            call is not None
            and call.number == value.call
            and type(call.callee) is Symbol
            and call.callee.name in {"sys.exit", "exit", "quit", "os._exit"}
        )

    def assign(self, node: ast.Assign) -> bool:
        """``a = b = value``."""
        value = self.value(node.value)
        for target in node.targets:
            self.bind(target, value)
        return False

    def annotated(self, node: ast.AnnAssign) -> bool:
        """``name: Class = value``; without a value the class is what is known."""
        if node.value is not None:
            self.bind(node.target, self.value(node.value))
        else:
            kind = self.annotation(node.annotation)
            if kind is not None:
                self.bind(node.target, Instance(kind))
        return False

    def augmented(self, node: ast.AugAssign) -> bool:
        """``target += value``."""
        value = self.value(node.value)
        target = node.target
        if type(target) is ast.Name:
            old = self.frame.env.get(target.id) or self.free(target.id)
            grown = concat(old, value) if type(node.op) is ast.Add else UNKNOWN
            self.bind(target, grown)
        elif type(target) is ast.Attribute:
            base = self.value(target.value)
            self._store_attribute(base, target.attr, value)
        else:
            self.value(target)
        return False

    def bind(self, target: ast.expr, value: Value) -> None:
        """Give `value` to an assignment target."""
        kind = type(target)
        if kind is ast.Name:
            self._bind_name(target.id, value, target)  # type: ignore[attr-defined]
        elif kind is ast.Attribute:
            name = target.attr  # type: ignore[attr-defined]
            base = self.value(target.value)  # type: ignore[attr-defined]
            self.escape(value, Use.STORED, target)
            self._store_attribute(base, name, self._bound(name, value))
            if type(base) is Param:
                key = f"{base.name}.{name}"
                if type(value) is Result:
                    self.frame.env[key] = value
                else:
                    self.frame.env.pop(key, None)
        elif kind is ast.Tuple or kind is ast.List:
            self._unpack(target.elts, value)  # type: ignore[attr-defined]
        elif kind is ast.Subscript:
            self._store_item(target, value)  # type: ignore[arg-type]
        elif kind is ast.Starred:
            self.bind(target.value, value)  # type: ignore[attr-defined]

    def _bound(self, name: str, value: Value) -> Value:
        """Tell the literals in `value` the name they are bound to, and mask a secret."""
        if type(value) is Const and literals.means_secret(name):
            value = self.keep_secret(value, name)
        if self.fresh or type(value) is Const or type(value) is Symbol:
            self.used(value, 0, "bound", name)
        return value

    def _bind_name(self, name: str, value: Value, node: ast.AST) -> None:
        frame = self.frame
        value = self._bound(name, value)
        if name in frame.global_names:
            self.escape(value, Use.STORED, node)
            earlier = self.bindings.get(name)
            self.bindings[name] = value if earlier is None else either((earlier, value))
            return
        kind = type(value)
        if kind is Result:
            frame.bound_calls.append((value.call, name, self.locate(node)))  # type: ignore[union-attr]
        elif kind is Seq or kind is Dict:
            self.escape(value, Use.STORED, node)
        if frame.parent is None:
            if name in frame.env:
                earlier = self.bindings.get(name)
                old = frame.env[name]
                self.bindings[name] = old if earlier is None else either((earlier, old))
            self._name_literal(name, value)
        elif frame.is_class:
            self._name_literal(f"{frame.name}.{name}", value)
        frame.env[name] = value

    def _name_literal(self, name: str, value: Value) -> None:
        first = value.parts[0] if type(value) is Text else value
        if type(first) is Const and first.place is not None:
            record = self.literals.get(first.place)
            if record is not None:
                self.named_literals[":" + name] = record

    def _store_attribute(self, base: Value, name: str, value: Value) -> None:
        attributes = self.frame.attributes
        if len(attributes) < MAX_ATTRIBUTES:
            attributes.append((base, name, value))

    def _unpack(self, targets: Sequence[ast.expr], value: Value) -> None:
        if (
            type(value) is Seq
            and len(value.items) == len(targets)
            and not any(type(target) is ast.Starred for target in targets)
        ):
            for target, item in zip(targets, value.items, strict=True):
                self.bind(target, item)
            return
        base = value
        for index, target in enumerate(targets):
            self.bind(target, Item(base, Const(index)))

    def _store_item(self, target: ast.Subscript, value: Value) -> None:
        base = self.value(target.value)
        key = UNKNOWN if type(target.slice) is ast.Slice else self.value(target.slice)
        if type(key) is Const and type(key.value) is str:
            value = self._bound(key.value, value)
            self.note_version(key.value, value, target)
        else:
            self.used(value, 0, "item", "")
        self.escape(value, Use.STORED, target)
        inner = target.value
        if type(inner) is ast.Name and inner.id in self.frame.env:
            self.frame.env[inner.id] = added(base, key, value)
        elif type(base) is Attr:
            self._store_attribute(base.base, base.name, Dict(((key, value),)))
        elif type(base) is Symbol and base.name.startswith(":"):
            name = base.name[1:]
            if "." not in name and name in self.bindings:
                self.bindings[name] = added(self.bindings[name], key, value)

    def return_(self, node: ast.Return) -> bool:
        """``return value``."""
        if node.value is not None:
            value = self.value(node.value)
            if self.fresh:
                self.used(value, 0, "returned", self.frame.name)
            self.escape(value, Use.RETURNED, node)
            if len(self.frame.returns) < MAX_RETURNS:
                self.frame.returns.append(value)
        return True

    def raise_(self, node: ast.Raise) -> bool:
        """``raise``; its message is for people."""
        if node.exc is not None:
            value = self.value(node.exc)
            self.used(value, 0, "raised", "")
        return True

    def leave_loop(self, node: ast.Break | ast.Continue) -> bool:
        """``break`` carries the environment to the loop's end."""
        if self.frame.breaks:
            self.frame.breaks[-1].append(self.frame.env)
        return True

    def assert_(self, node: ast.Assert) -> bool:
        """``assert test``."""
        self.truth(self.value(node.test), node.test)
        return False

    def delete(self, node: ast.Delete) -> bool:
        """``del`` forgets nothing: a value seen once may have been used."""
        for target in node.targets:
            self.value(target)
        return False

    def global_(self, node: ast.Global | ast.Nonlocal) -> bool:
        """Names bound in the module from here."""
        if type(node) is ast.Global:
            self.frame.global_names.update(node.names)
        return False

    def nothing(self, node: ast.stmt) -> bool:
        """``pass``."""
        return False

    def unknown_statement(self, node: ast.stmt) -> None:
        """A statement of a kind that a newer Python brought: its expressions are still seen."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child)

    # Imports

    def import_(self, node: ast.Import) -> bool:
        """``import a.b as c``."""
        self.import_statements += 1
        for alias in node.names:
            self._imported(alias.name, "", node)
            name, _, _ = alias.name.partition(".")
            if alias.asname:
                self.frame.env[alias.asname] = self.symbol(alias.name)
            else:
                self.frame.env[name] = self.symbol(name)
        return False

    def import_from(self, node: ast.ImportFrom) -> bool:
        """``from a.b import c as d``."""
        self.import_statements += 1
        module = "." * node.level + (node.module or "")
        prefix = module if module.endswith(".") or not module else module + "."
        for alias in node.names:
            self._imported(module, alias.name, node)
            if alias.name == "*":
                if module not in self.stars:
                    self.stars.append(module)
                continue
            name = alias.asname or alias.name
            value: Value = self.symbol(prefix + alias.name)
            old = self.frame.env.get(name)
            self.frame.env[name] = value if old is None else either((old, value))
        return False

    def _imported(self, module: str, name: str, node: ast.stmt) -> None:
        self.imports.append(
            Import(
                module=module,
                name=name,
                place=self.locate(node),
                guarded=self.import_guards > 0,
                statement=self.import_statements,
                reachable=self.frame.reachable,
            )
        )

    # Branches and loops

    def if_(self, node: ast.If) -> bool:
        """``if``: both branches, then the join of those that go on."""
        test = self.value(node.test)
        self.truth(test, node.test)
        self.fresh.clear()
        version_guard = _holds_imports(node) and _is_version_guard(node.test)
        if _is_main_guard(node.test):
            self.main_guard = True
        self.import_guards += version_guard
        frame = self.frame
        before = frame.env
        frame.env = dict(before)
        never = type(node.test) is ast.Constant and not node.test.value
        was = frame.reachable
        if never:
            frame.reachable = False
        body_ended = self.block(node.body)
        frame.reachable = was
        after_body = frame.env
        frame.env = dict(before)
        else_ended = self.block(node.orelse) if node.orelse else False
        self.import_guards -= version_guard
        if body_ended:
            return else_ended
        if else_ended:
            frame.env = after_body
        else:
            frame.env = merge(after_body, frame.env)
        return False

    def loop(self, node: ast.For | ast.AsyncFor | ast.While) -> bool:
        """``for`` and ``while``: the body once, joined with not at all."""
        frame = self.frame
        if type(node) is ast.While:
            test = self.value(node.test)
            self.truth(test, node.test)
        else:
            mark = len(self.fresh)
            source = self.value(node.iter)  # type: ignore[union-attr]
            self.used(source, mark, "iterated", "")
            self.bind(node.target, _element(source))  # type: ignore[union-attr]
        self.fresh.clear()
        before = frame.env
        frame.env = dict(before)
        frame.breaks.append([])
        frame.loop_depth += 1
        ended = self.block(node.body)
        frame.loop_depth -= 1
        left = frame.breaks.pop()
        after = before if ended else merge(frame.env, before)
        if ended and not left:
            after = merge(frame.env, before)
        for env in left:
            after = merge(after, env)
        frame.env = after
        if node.orelse:
            self.block(node.orelse)
        endless = (
            type(node) is ast.While and type(node.test) is ast.Constant and bool(node.test.value)
        )
        return endless and not left and not _has_break(node)

    def try_(self, node: ast.Try) -> bool:
        """``try``: a handler starts from any point of the body."""
        frame = self.frame
        before = dict(frame.env)
        first = self.next_call
        import_guard = any(_catches_import_error(handler) for handler in node.handlers)
        self.import_guards += import_guard
        frame.try_depth += 1
        body_ended = self.block(node.body)
        frame.try_depth -= 1
        last = self.next_call
        after_body = frame.env
        if node.orelse:
            body_ended = self.block(node.orelse) or body_ended
        going = [] if body_ended else [frame.env]
        start = merge(before, after_body)
        work = guards.work_of(node.body) if node.handlers else ""
        for handler in node.handlers:
            frame.env = dict(start)
            self._handler(handler, first, last, work)
            if not self.block(handler.body):
                going.append(frame.env)
        self.import_guards -= import_guard
        if going:
            joined = going[0]
            for env in going[1:]:
                joined = merge(joined, env)
            frame.env = joined
        else:
            frame.env = start
        final_ended = self.block(node.finalbody) if node.finalbody else False
        return final_ended or not going

    def _handler(self, handler: ast.ExceptHandler, first: int, last: int, work: str) -> None:
        frame = self.frame
        catches: tuple[str, ...] = ()
        if handler.type is not None:
            caught = self.value(handler.type)
            items = caught.items if type(caught) is Seq else (caught,)
            catches = tuple(_type_name(item) for item in items)
        if handler.name:
            frame.env[handler.name] = UNKNOWN
        self.handlers.append(
            Handler(
                place=self.locate(handler),
                catches=catches,
                handling=guards.handling_of(handler),
                first_call=first,
                last_call=last,
                in_loop=frame.loop_depth > 0,
                outermost=frame.loop_depth == 0 and frame.try_depth == 0,
                form="except",
                scope=frame.name,
                work=work,
                reachable=frame.reachable,
            )
        )

    def with_(self, node: ast.With | ast.AsyncWith) -> bool:
        """``with``: the target is what the context expression gave."""
        suppressed: list[tuple[ast.expr, tuple[str, ...]]] = []
        for item in node.items:
            value = self.value(item.context_expr)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, value)
            call = self.frame.calls[-1] if self.frame.calls else None
            if (
                call is not None
                and type(value) is Result
                and call.number == value.call
                and type(call.callee) is Symbol
                and call.callee.name == "contextlib.suppress"
            ):
                suppressed.append((item.context_expr, tuple(_type_name(arg) for arg in call.args)))
        self.fresh.clear()
        first = self.next_call
        ended = self.block(node.body)
        for context, catches in suppressed:
            self.handlers.append(
                Handler(
                    place=self.locate(context),
                    catches=catches,
                    handling=guards.Handling.SILENT,
                    first_call=first,
                    last_call=self.next_call,
                    in_loop=self.frame.loop_depth > 0,
                    outermost=self.frame.loop_depth == 0 and self.frame.try_depth == 0,
                    form="suppress",
                    scope=self.frame.name,
                    work=guards.work_of(node.body),
                    reachable=self.frame.reachable,
                )
            )
        return ended and not suppressed

    def match(self, node: ast.Match) -> bool:
        """``match``: every case may run, or none."""
        subject = self.value(node.subject)
        self.truth(subject, node.subject)
        frame = self.frame
        before = frame.env
        after: Environment = before
        for case in node.cases:
            frame.env = dict(before)
            for part in ast.walk(case.pattern):
                name = getattr(part, "name", None)
                if isinstance(name, str):
                    frame.env[name] = Item(subject)
            if case.guard is not None:
                self.value(case.guard)
            if not self.block(case.body):
                after = merge(after, frame.env)
        frame.env = after
        return False

    # Definitions

    def function(self, node: _FunctionNode) -> bool:
        """A function is bound now and walked when everything around it is known."""
        frame = self.frame
        name = frame.qualified(node.name)
        class_name = frame.name if frame.is_class else ""
        self.pending.append((node, frame, class_name))
        old = frame.env.get(node.name)
        value = self.symbol(":" + name)
        frame.env[node.name] = value if old is None or frame.is_class else either((old, value))
        self._definition_parts(node)
        return False

    def _definition_parts(self, node: _FunctionNode) -> None:
        """Decorators and defaults run where the function is defined."""
        decorators = tuple(self.value(decorator) for decorator in node.decorator_list)
        arguments = node.args
        positional = (*arguments.posonlyargs, *arguments.args)
        defaults: list[tuple[str, Value]] = []
        pairs = [
            *zip(
                positional[len(positional) - len(arguments.defaults) :],
                arguments.defaults,
                strict=True,
            ),
            *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
        ]
        for argument, default in pairs:
            if default is None:
                continue
            mark = len(self.fresh)
            value = self.value(default)
            if type(value) is Const and literals.means_secret(argument.arg):
                value = self.keep_secret(value, argument.arg)
            self.used(value, mark, "default", argument.arg)
            defaults.append((argument.arg, value))
        annotations: list[tuple[str, Value]] = []
        for argument in (*positional, *arguments.kwonlyargs):
            if argument.annotation is not None:
                kind = self.annotation(argument.annotation)
                if kind is not None:
                    annotations.append((argument.arg, kind))
        self.headers[id(node)] = (decorators, tuple(defaults), tuple(annotations))

    def annotation(self, node: ast.expr) -> Value | None:
        """The class an annotation names, seen through Optional and quotes; None for plain types."""
        kind = type(node)
        if kind is ast.Constant and type(node.value) is str and node.value.isidentifier():  # type: ignore[attr-defined]
            return self.annotation(ast.Name(node.value))  # type: ignore[attr-defined]
        if kind is ast.BinOp:
            return self.annotation(node.left) or self.annotation(node.right)  # type: ignore[attr-defined]
        if kind is ast.Subscript and _plain_name(node.value) in {
            "Optional",
            "Annotated",
            "Union",
            "ClassVar",
            "Final",
        }:  # type: ignore[attr-defined]
            inner = node.slice  # type: ignore[attr-defined]
            return self.annotation(
                inner.elts[0] if type(inner) is ast.Tuple and inner.elts else inner
            )
        if kind is ast.Name:
            if node.id in _PLAIN_TYPES:  # type: ignore[attr-defined]
                return None
            value = self.name(node)  # type: ignore[arg-type]
        elif kind is ast.Attribute:
            value = self.attribute(node)  # type: ignore[arg-type]
        else:
            return None
        return (
            value
            if type(value) is Symbol and not value.name.startswith(("typing.", "collections."))
            else None
        )

    def class_(self, node: ast.ClassDef) -> bool:
        """A class body runs at once, in a frame that shares the calls of the one around it."""
        outer = self.frame
        bases = tuple(self.value(base) for base in node.bases)
        for keyword in node.keywords:
            self.value(keyword.value)
        decorators = tuple(self.value(decorator) for decorator in node.decorator_list)
        frame = Frame(outer.qualified(node.name), outer, is_class=True)
        frame.calls, frame.uses, frame.callees = outer.calls, outer.uses, outer.callees
        frame.reachable = outer.reachable
        self.frame = frame
        self.block(node.body)
        self.frame = outer
        outer.env[node.name] = self.symbol(":" + frame.name)
        methods = tuple(
            item.name
            for item in node.body
            if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        attributes = tuple(
            (name, value)
            for name, value in frame.env.items()
            if type(name) is str and name not in methods
        )
        self.classes.append(
            Class(frame.name, bases, attributes, methods, self.locate(node), decorators)
        )
        return False

    def function_body(self, node: _FunctionNode, parent: Frame, class_name: str) -> None:
        """Walk one function's body and write its facts down."""
        name = parent.qualified(node.name)
        frame = Frame(name, parent, class_name)
        frame.first_call = self.next_call
        frame.reachable = True
        arguments = node.args
        params = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        plain = [*params, *[argument.arg for argument in arguments.kwonlyargs]]
        for param in plain:
            frame.env[param] = Param(name, param)
        if arguments.vararg:
            params.append("*" + arguments.vararg.arg)
            frame.env[arguments.vararg.arg] = Param(name, "*" + arguments.vararg.arg)
        params += [argument.arg for argument in arguments.kwonlyargs]
        if arguments.kwarg:
            params.append("**" + arguments.kwarg.arg)
            frame.env[arguments.kwarg.arg] = Param(name, "**" + arguments.kwarg.arg)
        self.frame = frame
        self.block(node.body)
        decorators, defaults, annotations = self.headers.pop(id(node), ((), (), ()))
        self.close(frame, tuple(params), decorators, defaults, annotations, self.locate(node))

    def close(
        self,
        frame: Frame,
        params: tuple[str, ...],
        decorators: tuple[Value, ...],
        defaults: tuple[tuple[str, Value], ...],
        annotations: tuple[tuple[str, Value], ...],
        place: Place,
    ) -> None:
        """Turn a finished frame into facts."""
        for number, name, bound_at in frame.bound_calls:
            if name not in frame.loads and number not in frame.uses and frame.parent is not None:
                frame.uses[number] = [ResultUse(Use.DROPPED, bound_at)]
        calls = [
            call
            if call.number not in frame.uses
            else _with_uses(call, tuple(frame.uses[call.number]))
            for call in frame.calls
        ]
        details = FunctionDetails(
            calls=tuple(calls),
            returns=tuple(frame.returns),
            attributes=tuple(frame.attributes),
            defaults=defaults,
            param_uses=tuple((name, tuple(uses)) for name, uses in frame.param_uses.items()),
            yields=tuple(frame.yields[:MAX_RETURNS]),
            annotations=annotations,
        )
        outer = frame.parent
        self.functions.append(
            Function(
                name=frame.name,
                place=place,
                params=params,
                decorators=decorators,
                class_name=frame.class_name,
                first_call=calls[0].number if calls else self.next_call,
                last_call=calls[-1].number + 1 if calls else self.next_call,
                callees=tuple(sorted(frame.callees)),
                details=msgspec.Raw(_encode(details)),
                is_nested=outer is not None and outer.parent is not None and not outer.is_class,
            )
        )

    def called_names(self) -> tuple[str, ...]:
        """Names of other modules that this one calls, hands to ``partial`` or derives a class from."""
        names = {
            callee
            for function in self.functions
            for callee in function.callees
            if callee[0] not in ":.~"
        }
        names |= {base.name for item in self.classes for base in item.bases if type(base) is Symbol}
        return tuple(sorted(names))

    def literal_records(self) -> list[LiteralRecord]:
        """Records of all interesting literals, in order of place."""
        return [self.literals[place] for place in sorted(self.literals)]


def _with_uses(call: Call, uses: tuple[ResultUse, ...]) -> Call:
    return Call(
        call.number,
        call.callee,
        call.args,
        call.keywords,
        call.place,
        uses,
        call.reachable,
        call.star,
    )


def _element(source: Value) -> Value:
    """What a loop variable holds."""
    if type(source) is Seq and source.items and len(source.items) <= 12:
        return either(source.items)
    return Item(source)


def _type_name(value: Value) -> str:
    if type(value) is Symbol:
        return value.name.lstrip(":") if value.name.startswith(":") else value.name
    return value.name if type(value) is Attr else "?"


def _is_main_guard(test: ast.expr) -> bool:
    return type(test) is ast.Compare and type(test.left) is ast.Name and test.left.id == "__name__"


def _holds_imports(node: ast.If) -> bool:
    """Whether a branch directly holds an import, the only thing that a version guard excuses."""
    return any(
        type(item) in (ast.Import, ast.ImportFrom, ast.Try) for item in (*node.body, *node.orelse)
    )


def _is_version_guard(test: ast.expr) -> bool:
    return any(
        (type(part) is ast.Attribute and part.attr in _VERSION_NAMES)
        or (type(part) is ast.Name and part.id in _VERSION_NAMES)
        for part in ast.walk(test)
    )


def _catches_import_error(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return any(
        _plain_name(part) in {"ImportError", "ModuleNotFoundError", "Exception"}
        for part in ast.walk(handler.type)
        if isinstance(part, ast.expr)
    )


def _has_break(node: ast.stmt) -> bool:
    return any(type(part) is ast.Break for part in ast.walk(node))


_VERSION_NAMES = frozenset("version_info TYPE_CHECKING PY2 PY3 hexversion python_version".split())
_PLAIN_TYPES = frozenset(
    "str int float bool bytes dict list tuple set None Any object type Dict List Tuple Set Callable Optional "
    "Iterable Iterator Sequence Mapping Union Path datetime date self".split()
)

EXECUTORS: dict[type, Callable[[Statements, ast.stmt], bool]] = {
    ast.Expr: Statements.expression,
    ast.Assign: Statements.assign,
    ast.AnnAssign: Statements.annotated,
    ast.AugAssign: Statements.augmented,
    ast.Return: Statements.return_,
    ast.Raise: Statements.raise_,
    ast.Break: Statements.leave_loop,
    ast.Continue: Statements.leave_loop,
    ast.Assert: Statements.assert_,
    ast.Delete: Statements.delete,
    ast.Global: Statements.global_,
    ast.Nonlocal: Statements.global_,
    ast.Pass: Statements.nothing,
    ast.Import: Statements.import_,
    ast.ImportFrom: Statements.import_from,
    ast.If: Statements.if_,
    ast.For: Statements.loop,
    ast.AsyncFor: Statements.loop,
    ast.While: Statements.loop,
    ast.Try: Statements.try_,
    ast.TryStar: Statements.try_,
    ast.With: Statements.with_,
    ast.AsyncWith: Statements.with_,
    ast.Match: Statements.match,
    ast.FunctionDef: Statements.function,
    ast.AsyncFunctionDef: Statements.function,
    ast.ClassDef: Statements.class_,
}  # type: ignore[dict-item]
