"""The modules of a project with the functions and classes they define."""

import functools
from collections.abc import Collection, Iterator

import msgspec

from autodebt_lint.languages.python.calls import BEGINNING_NAMES
from autodebt_lint.languages.python.handed_on import TASK
from autodebt_lint.linking.naming import last_name, last_names, last_part
from autodebt_lint.model.facts import (
    PROPERTIES,
    AttributeRead,
    Bindings,
    Call,
    Class,
    Code,
    Function,
    FunctionDetails,
    ModuleFacts,
    dotted_name,
)
from autodebt_lint.model.values import Attr, Param, Result, Symbol, Value
from autodebt_lint.patterns import pattern

_INSTANCES = frozenset(
    "self cls this me that slf s _ _self self_ __self mcs mcls metacls klass kls _cls cls_ instance inst obj".split()
)
"""Names by which methods call their object, or their class."""
_REGISTERING = "register"
_TASK_LIBRARIES = frozenset(["airflow", "prefect"])
_TEST_LIBRARIES = frozenset(
    ["pytest", "unittest", "nose", "mock", "hypothesis", "responses", "requests_mock"]
)
_TEST_FOLDER = pattern(r"(?:^|/)(?:(?:tests?|testing|__mocks__|fixtures)/|conftest\.py$)")
_TEST_NAME = pattern(r"(?:^|/)(?:test_[^/]*|[^/]*_tests?)\.py$")

_decode = msgspec.msgpack.Decoder(FunctionDetails).decode
_decode_code = msgspec.msgpack.Decoder(Code).decode
_decode_reads = msgspec.msgpack.Decoder(tuple[AttributeRead, ...]).decode
_decode_bindings = msgspec.msgpack.Decoder(Bindings).decode


class Module:
    """One module of the project and the names defined in it."""

    def __init__(self, facts: ModuleFacts) -> None:
        """Index the facts of one file."""
        self.facts = facts
        self.path = facts.path
        self.directory = tuple(facts.path.split("/")[:-1])
        self.is_package = facts.path.endswith("__init__.py")
        self.dotted = dotted_name(facts.path)

    def imports_any(self, begins: str | tuple[str, ...]) -> bool:
        """Whether it imports something whose dotted name begins so."""
        return any(item.dotted.startswith(begins) for item in self.facts.imports)

    @functools.cached_property
    def stars(self) -> list[str]:
        """Modules of which it imports all names."""
        return [item.module for item in self.facts.imports if item.name == "*"]

    @functools.cached_property
    def _code(self) -> Code:
        return _decode_code(self.facts.code)

    @functools.cached_property
    def functions(self) -> "dict[str, FunctionEntry]":
        """Functions by qualified name; the module body is called ""."""
        return {function.name: FunctionEntry(self, function) for function in self._code.functions}

    @functools.cached_property
    def inside(self) -> "dict[str, list[FunctionEntry]]":
        """Functions that are defined inside another one, however deep, by the name of that."""
        found: dict[str, list[FunctionEntry]] = {}
        for name, function in self.functions.items():
            outer, _, _ = name.rpartition(".")
            while outer:
                if outer in self.functions:
                    found.setdefault(outer, []).append(function)
                outer, _, _ = outer.rpartition(".")
        return found

    @functools.cached_property
    def callers(self) -> "dict[str, list[FunctionEntry]]":
        """Functions by the last names of what they call."""
        found: dict[str, list[FunctionEntry]] = {}
        for entry in self.functions.values():
            for name in entry.called():
                found.setdefault(name, []).append(entry)
        return found

    def calling(self, names: Collection[str]) -> "list[FunctionEntry]":
        """Functions that call something with one of some last names, in order."""
        by_name = self.callers
        common = [name for name in by_name if name in names]
        if len(common) < 2:
            return list(by_name[common[0]]) if common else []
        found = {entry for name in common for entry in by_name[name]}
        return [entry for entry in self.functions.values() if entry in found]

    @functools.cached_property
    def classes(self) -> "dict[str, ClassEntry]":
        """Classes by qualified name."""
        return {item.name: ClassEntry(self, item) for item in self._code.classes}

    @functools.cached_property
    def bindings(self) -> dict[str, Value]:
        """Module-level names and what they were bound to."""
        return dict(_decode_bindings(self.facts.bindings))

    @property
    def aliases(self) -> Iterator[tuple[str, str]]:
        """Module-level names that only stand for another name, each with that; asked of all modules, and so not kept.

        Or for what is called later with the rest of what it is given: ``push = partial(send, "POST")``.
        """
        begins = self.body is not None and self.body.facts.calls_any(BEGINNING_NAMES)
        for name, value in _decode_bindings(self.facts.bindings):
            call = self.call(value.call) if begins and type(value) is Result else None
            if call is not None and last_name(call.callee) in BEGINNING_NAMES and call.args:
                called = call.args[0]
            else:
                called = value
            if type(called) is Symbol and last_part(called.name) != name:
                yield name, called.name

    @functools.cached_property
    def attribute_reads(self) -> dict[str, list[AttributeRead]]:
        """Attributes of objects that it reads, by their names."""
        found: dict[str, list[AttributeRead]] = {}
        for read in _decode_reads(self.facts.attribute_reads):
            found.setdefault(last_name(read.value), []).append(read)
        return found

    @property
    def may_be_test(self) -> bool:
        """Whether the file lies where tests do, or has a name as they have."""
        return bool(_TEST_FOLDER.search(self.path) or _TEST_NAME.search(self.path))

    @functools.cached_property
    def is_test(self) -> bool:
        """Whether the file is a test: by its folder, or by its name and what it holds."""
        if _TEST_FOLDER.search(self.path) is not None:
            return True
        # Many a script that tries something out is called like a test, too.
        return _TEST_NAME.search(self.path) is not None and (
            any(item.module.partition(".")[0] in _TEST_LIBRARIES for item in self.facts.imports)
            or any(
                # Decorated, it is somebody else's: the command of a chat, say, that is called so.
                last_part(name).startswith("test") and not function.facts.decorators
                for name, function in self.functions.items()
            )
        )

    def forget(self) -> None:
        """Let go of the details of its functions and of what is found by them; they are made again when somebody asks."""
        for function in self.functions.values():
            function.forget()
        for name in ("callers", "attribute_reads"):
            self.__dict__.pop(name, None)

    def __repr__(self) -> str:
        """Show the path."""
        return f"<Module {self.path}>"

    def defines(self, callee: str) -> bool:
        """Whether a called name, written as in `Function.callees`, is a function or class of this module."""
        if callee[0] != ":":
            return False
        first = callee[1:].partition(".")[0]
        return first in self.functions or first in self.classes

    def call(self, number: int) -> Call | None:
        """The call `number`, in whatever function it stands."""
        entry = self.function_of_call(number)
        return entry.call(number) if entry is not None else None

    @functools.cached_property
    def body(self) -> "FunctionEntry | None":
        """The module body as a function."""
        return self.functions.get("")

    def scope(self, name: str) -> "FunctionEntry | None":
        """The function of this qualified name, or else the module body."""
        return self.functions.get(name) or self.body

    def function_of_call(self, number: int) -> "FunctionEntry | None":
        """The function whose body holds the call `number`."""
        for entry in self.functions.values():
            if entry.facts.first_call <= number < entry.facts.last_call:
                return entry
        return None


class FunctionEntry:
    """One function of a module; its details are decoded when first asked for."""

    __slots__ = ("_by_name", "_by_number", "_details", "facts", "module", "name", "self_name")

    def __init__(self, module: Module, facts: Function) -> None:
        """Wrap the facts of a function."""
        self.module = module
        self.facts = facts
        self.name = facts.name
        """Qualified name inside the module."""
        self.self_name = facts.params[0] if self._has_instance() else ""
        """Name of the parameter that holds the instance, or ""."""
        self._details: FunctionDetails | None = None
        self._by_number: dict[int, Call] | None = None
        self._by_name: dict[str, list[Call]] | None = None

    def _has_instance(self) -> bool:
        """Whether the first parameter is the instance, or the class, and not the first thing given.

        ``class Converter: def to_event(activity)`` is only ever called on its class.
        """
        facts = self.facts
        if not facts.class_name or not facts.params or self.is_decorated("staticmethod"):
            return False
        return bool(facts.decorators) or facts.params[0] in _INSTANCES

    def __repr__(self) -> str:
        """Show path and name."""
        return f"<Function {self.module.path}:{self.facts.name}>"

    @property
    def details(self) -> FunctionDetails:
        """Calls, returns and the rest."""
        if self._details is None:
            self._details = _decode(self.facts.details)
        return self._details

    def forget(self) -> None:
        """Let go of the details; they are decoded again when somebody asks."""
        self._details = self._by_number = self._by_name = None

    def called(self) -> set[str]:
        """Last names of what is called in it."""
        return {last_part(callee) for callee in self.facts.callees}

    def call(self, number: int) -> Call | None:
        """The call `number`, if it stands in this function."""
        if self._by_number is None:
            self._by_number = {call.number: call for call in self.details.calls}
        return self._by_number.get(number)

    def calls_named(self, names: Collection[str]) -> list[Call]:
        """The calls of something with one of these last names, in order."""
        if self._by_name is None:
            self._by_name = {}
            for call in self.details.calls:
                for name in last_names(call.callee):
                    self._by_name.setdefault(name, []).append(call)
        rows = [self._by_name[name] for name in names if name in self._by_name]
        if len(rows) == 1:
            return rows[0]
        return sorted((call for row in rows for call in row), key=lambda call: call.number)

    @property
    def owner(self) -> "ClassEntry | None":
        """The class whose method this is."""
        return self.module.classes.get(self.facts.class_name) if self.facts.class_name else None

    @property
    def decorator_calls(self) -> list[Call]:
        """The calls that made its decorators: ``task(retries=2)``."""
        made = (self.module.call(it.call) for it in self.facts.decorators if type(it) is Result)
        return [call for call in made if call is not None]

    @property
    def decorated_by(self) -> Iterator[Value]:
        """What decorates it, and of a decorator that a call made, what was called: ``task``."""
        for decorator in self.facts.decorators:
            made = self.module.call(decorator.call) if type(decorator) is Result else None
            yield decorator if made is None else made.callee

    @property
    def registered_with(self) -> str:
        """Qualified name of the function of its module that calls it by the kind of what it is given.

        ``@total.register`` or ``@total.register(dict)``, where ``total`` is a ``singledispatch``.
        """
        for decorator in self.decorated_by:
            name = decorator.name if type(decorator) is Symbol else ""
            owner, _, method = name.rpartition(".")
            if method == _REGISTERING and owner.startswith(":"):
                return owner[1:]
        return ""

    @property
    def is_property(self) -> bool:
        """Whether it is called by reading an attribute of its name."""
        return bool(self.facts.class_name) and self.is_decorated(*PROPERTIES)

    @property
    def is_task(self) -> bool:
        """Whether a decorator makes it a task of Airflow or Prefect: ``@task``, ``@task(retries=2)``."""
        if all(last_name(decorator) != TASK for decorator in self.decorated_by):
            return False
        roots = {item.module.partition(".")[0] for item in self.module.facts.imports}
        return not roots.isdisjoint(_TASK_LIBRARIES)

    def is_decorated(self, *names: str) -> bool:
        """Whether one of the decorators has one of these last names."""
        return any(last_name(decorator) in names for decorator in self.facts.decorators)


class ClassEntry:
    """One class of a module."""

    __slots__ = ("_attributes", "facts", "module")

    def __init__(self, module: Module, facts: Class) -> None:
        """Wrap the facts of a class."""
        self.module = module
        self.facts = facts
        self._attributes: dict[str, list[tuple[Value, FunctionEntry | None]]] | None = None

    def __repr__(self) -> str:
        """Show path and name."""
        return f"<Class {self.module.path}:{self.facts.name}>"

    def method(self, name: str) -> FunctionEntry | None:
        """The method defined in this very class."""
        return (
            self.module.functions.get(f"{self.facts.name}.{name}")
            if name in self.facts.methods
            else None
        )

    def methods(self) -> Iterator[FunctionEntry]:
        """All methods defined in this class."""
        for name in self.facts.methods:
            entry = self.module.functions.get(f"{self.facts.name}.{name}")
            if entry is not None:
                yield entry

    def attribute(self, name: str) -> list[tuple[Value, FunctionEntry | None]]:
        """What was assigned to ``self.name`` and in which method; None for the class body.

        A function that is nested in a method assigns to the instance of that. What a method returns
        that attrs asks for the default of a field, ``@_session.default``, is assigned by it.
        """
        if self._attributes is None:
            found: dict[str, list[tuple[Value, FunctionEntry | None]]] = {}
            telling = [it for it in self.methods() if it.is_decorated("default")]
            for key, value in self.facts.attributes:
                found.setdefault(key, []).append((value, None))
                for method in telling:
                    if Attr(value, "default") in method.facts.decorators:
                        found[key] += [(given, method) for given in method.details.returns]
            nested = [item for item in self.module.functions.values() if item.facts.is_nested]
            named = Symbol(f":{self.facts.name}")
            for method in self.methods():
                me, inner = method.self_name, f"{method.name}."
                for entry in (method, *[item for item in nested if item.name.startswith(inner)]):
                    for base, key, value in entry.details.attributes:
                        own = (
                            type(base) is Param and base.name == me and base.function == method.name
                        )
                        if own or base == named:
                            found.setdefault(key, []).append((value, entry))
            self._attributes = found
        return self._attributes.get(name, [])
