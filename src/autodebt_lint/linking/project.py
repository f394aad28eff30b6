"""The modules of a project, and the index through which they find each other."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from autodebt_lint.model.facts import Call, Class, Code, Function, FunctionDetails, ModuleFacts
from autodebt_lint.model.values import Attr, Param, Symbol, Value

_decode = msgspec.msgpack.Decoder(FunctionDetails).decode
_decode_code = msgspec.msgpack.Decoder(Code).decode

MAX_CANDIDATES = 240
"""Calls of one name that are looked at when the callers of a function are sought."""


def dotted_name(path: str) -> tuple[str, ...]:
    """Name of the module at a posix path, as parts from the project's root."""
    *folders, name = path.split("/")
    stem = name.removesuffix(".pyw").removesuffix(".py")
    return tuple(folders) if stem == "__init__" else (*folders, stem)


class Module:
    """One module of the project and the names defined in it."""

    def __init__(self, facts: ModuleFacts) -> None:
        """Index the facts of one file."""
        self.facts = facts
        self.path = facts.path
        self.directory = tuple(facts.path.split("/")[:-1])
        self.is_package = facts.path.endswith("__init__.py")
        self.dotted = dotted_name(facts.path)
        self.stars = [item.module for item in facts.imports if item.name == "*"]

    @functools.cached_property
    def _code(self) -> Code:
        return _decode_code(self.facts.code)

    @functools.cached_property
    def functions(self) -> "dict[str, FunctionEntry]":
        """Functions by qualified name; the module body is called ""."""
        return {function.name: FunctionEntry(self, function) for function in self._code.functions}

    @functools.cached_property
    def classes(self) -> "dict[str, ClassEntry]":
        """Classes by qualified name."""
        return {item.name: ClassEntry(self, item) for item in self._code.classes}

    @functools.cached_property
    def bindings(self) -> dict[str, Value]:
        """Module-level names and what they were bound to."""
        return dict(self._code.bindings)

    def __repr__(self) -> str:
        """Show the path."""
        return f"<Module {self.path}>"

    def defines(self, callee: str) -> bool:
        """Whether a called name, written as in `Function.callees`, is a function or class of this module."""
        if callee[0] != ":":
            return False
        first = callee[1:].partition(".")[0]
        return first in self.functions or first in self.classes

    @property
    def body(self) -> "FunctionEntry | None":
        """The module body as a function."""
        return self.functions.get("")

    def function_of_call(self, number: int) -> "FunctionEntry | None":
        """The function whose body holds the call `number`."""
        for entry in self.functions.values():
            if entry.facts.first_call <= number < entry.facts.last_call:
                return entry
        return None


class FunctionEntry:
    """One function of a module; its details are decoded when first asked for."""

    __slots__ = ("_by_number", "_details", "facts", "module")

    def __init__(self, module: Module, facts: Function) -> None:
        """Wrap the facts of a function."""
        self.module = module
        self.facts = facts
        self._details: FunctionDetails | None = None
        self._by_number: dict[int, Call] | None = None

    def __repr__(self) -> str:
        """Show path and name."""
        return f"<Function {self.module.path}:{self.facts.name}>"

    @property
    def name(self) -> str:
        """Qualified name inside the module."""
        return self.facts.name

    @property
    def details(self) -> FunctionDetails:
        """Calls, returns and the rest."""
        if self._details is None:
            self._details = _decode(self.facts.details)
        return self._details

    def call(self, number: int) -> Call | None:
        """The call `number`, if it stands in this function."""
        if self._by_number is None:
            self._by_number = {call.number: call for call in self.details.calls}
        return self._by_number.get(number)

    @property
    def owner(self) -> "ClassEntry | None":
        """The class whose method this is."""
        return self.module.classes.get(self.facts.class_name) if self.facts.class_name else None

    @property
    def self_name(self) -> str:
        """Name of the parameter that holds the instance, or ""."""
        if not self.facts.class_name or not self.facts.params or self.is_decorated("staticmethod"):
            return ""
        return self.facts.params[0]

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
        """What was assigned to ``self.name`` and in which method; None for the class body."""
        if self._attributes is None:
            found: dict[str, list[tuple[Value, FunctionEntry | None]]] = {}
            for key, value in self.facts.attributes:
                found.setdefault(key, []).append((value, None))
            for method in self.methods():
                me = method.self_name
                for base, key, value in method.details.attributes:
                    if type(base) is Param and base.name == me and base.function == method.name:
                        found.setdefault(key, []).append((value, method))
            self._attributes = found
        return self._attributes.get(name, [])


Entity = Module | FunctionEntry | ClassEntry


class Project:
    """All modules, by path and by name."""

    def __init__(
        self,
        facts: Sequence[ModuleFacts],
        unread: Mapping[tuple[str, ...], str] | None = None,
        load: Callable[[str], ModuleFacts | None] | None = None,
    ) -> None:
        """Index the facts of every file that takes part.

        Args:
            facts: of the files that were analysed.
            unread: files that hold no automation code themselves, by dotted name.
            load: reads such a file when something refers to it.
        """
        self._unread = dict(unread or {})
        self._folders = {
            path[:end]
            for path in {tuple(item.path.split("/")[:-1]) for item in facts}
            | {dotted[:-1] for dotted in self._unread}
            for end in range(1, len(path) + 1)
        }
        self._imported: dict[tuple[tuple[str, ...], str], Module | None] = {}
        self.matters: Callable[[Module], bool] = lambda module: True  # noqa: ARG005
        """Whether the calls in a module can matter; the others are left out of the index of callers."""
        self._load = load
        self.modules = {item.path: Module(item) for item in facts}
        self._by_name = {module.dotted: module for module in self.modules.values()}
        self._packages = {module.directory for module in self.modules.values() if module.is_package}
        self._packages |= {
            dotted for dotted, path in self._unread.items() if path.endswith("/__init__.py")
        }
        self._callers: dict[str, list[FunctionEntry]] | None = None
        self._symbols: dict[tuple[Module, str], tuple[Entity, tuple[str, ...]] | None] = {}
        self._importers: dict[Module, set[Module]] | None = None
        self._imports: dict[Module, set[Module]] = {}

    # Names

    def find(self, module: Module, name: str) -> tuple[Entity, tuple[str, ...]] | None:
        """Find what a symbol of `module` means inside the project.

        Returns:
            The longest part of the name that is an entity, and the attributes that are left; None
            when the name does not belong to the project.
        """
        key = (module, name)
        if key not in self._symbols:
            self._symbols[key] = self._find(module, name)
        return self._symbols[key]

    def _find(self, module: Module, name: str) -> tuple[Entity, tuple[str, ...]] | None:
        if name.startswith(":"):
            return self._inside(module, tuple(name[1:].split(".")))
        if name.startswith("."):
            level = len(name) - len(name.lstrip("."))
            base = (
                module.directory[: len(module.directory) - (level - 1)]
                if level > 1
                else module.directory
            )
            rest = tuple(part for part in name.lstrip(".").split(".") if part)
            return self._absolute((*base, *rest), len(base), module)
        parts = tuple(name.split("."))
        for base in self._roots(module):
            found = self._absolute((*base, *parts), len(base), module)
            if found is not None:
                return found
        return None

    def _absolute(
        self, parts: tuple[str, ...], base: int, importer: Module
    ) -> tuple[Entity, tuple[str, ...]] | None:
        for end in range(len(parts), base, -1):
            target = self._by_name.get(parts[:end]) or self._read(parts[:end])
            if target is not None and (target is not importer or end < len(parts)):
                if target is importer:
                    continue
                rest = parts[end:]
                return self._inside(target, rest) if rest else (target, ())
        return None

    def _read(self, dotted: tuple[str, ...]) -> Module | None:
        """Read a file that nobody needed so far."""
        if dotted not in self._unread:
            return None
        path = self._unread.pop(dotted)
        facts = self._load(path) if self._load is not None else None
        if facts is None:
            return None
        module = self.modules[facts.path] = self._by_name[dotted] = Module(facts)
        return module

    @functools.cache  # noqa: B019  # a project lives as long as its run
    def _roots_of(
        self, directory: tuple[str, ...], *, implicit: bool
    ) -> tuple[tuple[str, ...], ...]:
        """Folders from which a module in `directory` may import: those that are no package."""
        roots = [
            directory[:end]
            for end in range(len(directory), -1, -1)
            if directory[:end] not in self._packages or (implicit and end == len(directory))
        ]
        inner = [(*root, name) for name in ("src", "lib") for root in roots]
        return (*roots, *[root for root in inner if root in self._folders])

    def _roots(self, module: Module) -> tuple[tuple[str, ...], ...]:
        return self._roots_of(module.directory, implicit=module.facts.dialect == "python2")

    def _inside(
        self, module: Module, parts: tuple[str, ...]
    ) -> tuple[Entity, tuple[str, ...]] | None:
        """Find a dotted name that stands in a module."""
        for end in range(len(parts), 0, -1):
            name = ".".join(parts[:end])
            entity: Entity | None = module.functions.get(name) or module.classes.get(name)
            if entity is not None and name:
                return entity, parts[end:]
        if parts[0] in module.bindings:
            return module, parts
        submodule = self._by_name.get((*module.dotted, parts[0])) if module.is_package else None
        if submodule is not None:
            return (submodule, ()) if len(parts) == 1 else self._inside(submodule, parts[1:])
        for star in module.stars:
            prefix = star if star.endswith(".") else star + "."
            found = self.find(module, prefix + ".".join(parts))
            if found is not None:
                return found
        return None

    def imported(self, module: Module, name: str) -> Module | None:
        """The analysed module that an import of `module` names; nothing is read for the answer."""
        key = (module.directory, name)
        if key not in self._imported:
            self._imported[key] = self._module_named(module, name)
        found = self._imported[key]
        return found if found is not module else None

    def _module_named(self, module: Module, name: str) -> Module | None:
        if name.startswith("."):
            level = len(name) - len(name.lstrip("."))
            bases = [module.directory[: len(module.directory) - (level - 1)]]
        else:
            bases = list(self._roots(module))
        parts = tuple(part for part in name.lstrip(".").split(".") if part)
        for base in bases:
            for end in range(len(parts), 0, -1):
                target = self._by_name.get((*base, *parts[:end]))
                if target is not None:
                    return target
        return None

    # Who calls whom

    def calling(self, target: FunctionEntry) -> list[FunctionEntry]:
        """Functions that hold a call of the last name of `target`, near ones first, bounded."""
        name = target.name.rpartition(".")[2]
        if (
            name in {"__init__", "__new__", "__call__", "__enter__", "__aenter__"}
            and target.owner is not None
        ):
            names = [target.owner.facts.name.rpartition(".")[2]]
            if name == "__init__":
                names += [
                    sub.facts.name.rpartition(".")[2] for sub in self.subclasses(target.owner)
                ]
                names += ["super", "__init__"]
        else:
            names = [name]
        found: list[FunctionEntry] = []
        for one in names:
            found += self._calls_of(one)
        if len(found) > MAX_CANDIDATES // 4:
            near = self.importers(target.module)
            found.sort(
                key=lambda entry: (
                    0 if entry.module is target.module else 1 if entry.module in near else 2
                )
            )
        if len(found) > MAX_CANDIDATES:
            found = [
                entry for entry in found if entry.module is target.module or entry.module in near
            ]
        return found[:MAX_CANDIDATES]

    def _calls_of(self, name: str) -> list[FunctionEntry]:
        if self._callers is None:
            self._callers = {}
            for module in self.modules.values():
                if not self.matters(module):
                    continue
                for entry in module.functions.values():
                    for called in {
                        callee.rpartition(".")[2].lstrip(":") for callee in entry.facts.callees
                    }:
                        self._callers.setdefault(called, []).append(entry)
        return self._callers.get(name, [])

    def imports(self, module: Module) -> set[Module]:
        """Modules of the project that `module` imports, or of which it imports something."""
        if module not in self._imports:
            found: set[Module] = set()
            for item in module.facts.imports:
                name = (
                    item.module
                    if not item.name or item.name == "*"
                    else (
                        item.module + item.name
                        if item.module.endswith(".")
                        else f"{item.module}.{item.name}"
                    )
                )
                imported = self.imported(module, name)
                if imported is not None and imported is not module:
                    found.add(imported)
            self._imports[module] = found
        return self._imports[module]

    def importers(self, target: Module) -> set[Module]:
        """Modules that import `target` or something in it."""
        if self._importers is None:
            self._importers = {}
            for module in list(self.modules.values()):
                for imported in self.imports(module):
                    self._importers.setdefault(imported, set()).add(module)
        return self._importers.get(target, set())

    def subclasses(self, base: ClassEntry) -> list[ClassEntry]:
        """Classes of the project that name `base` as a base."""
        name = base.facts.name.rpartition(".")[2]
        found: list[ClassEntry] = []
        for entry in self._classes_by_base().get(name, ()):
            for value in entry.facts.bases:
                if type(value) is Symbol:
                    hit = self.find(entry.module, value.name)
                    if hit is not None and hit[0] is base:
                        found.append(entry)
        return found

    @functools.cache  # noqa: B019  # a project lives as long as its run
    def _classes_by_base(self) -> dict[str, list[ClassEntry]]:
        table: dict[str, list[ClassEntry]] = {}
        for module in self.modules.values():
            for entry in module.classes.values() if self.matters(module) else ():
                for value in entry.facts.bases:
                    table.setdefault(last_name(value), []).append(entry)
        return table


def last_name(value: Value) -> str:
    """Last part of a dotted value's name; "" for anything else."""
    if type(value) is Symbol:
        return value.name.rpartition(".")[2].lstrip(":")
    return value.name if type(value) is Attr else ""
