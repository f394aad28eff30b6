"""How a script reads its settings already: a new one is read in the same way.

In this order: from a module or a class of settings that it imports, from a TOML document that it
loads, else from the environment, in the words that it uses for that.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from autodebt_lint.fixing.editing import Editing, bound_names
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.source import Source
from autodebt_lint.fixing.surroundings import Home
from autodebt_lint.linking.naming import is_of_settings

FIELDS = frozenset(["BaseSettings", "EnvSettings"])
"""Classes whose fields are read from the environment."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")
_READERS = frozenset(
    ["os.environ", "os.getenv", "environ", "getenv", "config", "env", "os.environ.get"]
)
_LOADS = frozenset(
    f"{module}.{name}" for module in ("tomllib", "tomli", "toml") for name in ("load", "loads")
)
#: What fills the environment from a file, by the last part of its name.
_FILLS = frozenset(["load_dotenv", "read_env", "read_envfile"])


class Style(NamedTuple):
    """How a setting is read."""

    home: Home
    read: Callable[[str], str]
    """From its name to the expression that reads it."""
    named: Callable[[str], str] = lambda variable: variable
    """From the name of an environment variable to what it is called here."""
    path: str = ""
    holder: str = ""
    environment: bool = True
    """Whether its value comes from the environment in the end."""
    line: int = 0
    """Line from which on it can be read."""
    late: bool = False
    """Whether it is read where it is needed, because only then it is known to be there."""
    known: Mapping[str, str] = {}
    """What is called by a name there already, as Python writes it."""


def project_style(editing: Editing) -> Style | None:
    """How the file of some changes reads its settings; None where it is from the environment, or not at all."""
    return _of_settings_module(editing) or _of_document(editing)


def environment(editing: Editing, *, late: bool = False) -> Style:
    """How the file of some changes reads the environment.

    Args:
        editing: the changes.
        late: whether it is read by a function, when the module is there.

    Raises:
        RefusedError: what fills it is called by a function alone, so that nobody knows when.
    """
    filled = 0 if late else _filled_at(editing.source)
    tree = editing.source.tree
    found = Style("environment", _reader(editing), line=filled, late=late)
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(module="decouple", names=names):
                known = [it.asname or it.name for it in names if it.name == "config"]
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=made)):
                is_reader = ast.unparse(made) in {"environ.Env", "Env", "environs.Env"}
                known = [name] if is_reader else []
            case _:
                continue
        if known and bound_names(tree)[known[0]] == 1:
            line = max(filled, statement.end_lineno or 0)
            return found._replace(read=f'{known[0]}("{{}}")'.format, line=line)
    return found


def _reader(editing: Editing) -> Callable[[str], str]:
    """How a variable is read with what Python has for it."""
    if _brings(editing.source.tree, "os", "environ"):
        return 'environ["{}"]'.format

    def read(name: str) -> str:
        editing.need_module("os")
        return f'os.environ["{name}"]'

    return read


def _filled_at(source: Source) -> int:
    """Line of the last call of the module that fills the environment; 0 for none."""
    fills = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _FILLS
    ]
    of_module = [node for node in fills if source.scope(node) is source.tree]
    if fills and not of_module:
        raise RefusedError("a function fills the environment, and the setting may be read before")
    return max((node.end_lineno or 0 for node in of_module), default=0)


def _brings(tree: ast.Module, module: str, name: str) -> bool:
    return any(
        isinstance(it, ast.ImportFrom)
        and it.module == module
        and any(alias.name == name and alias.asname is None for alias in it.names)
        for it in tree.body
    )


def _of_settings_module(editing: Editing) -> Style | None:
    for statement in editing.source.tree.body:
        if isinstance(statement, ast.Import):
            found = _imported(statement, editing)
        elif isinstance(statement, ast.ImportFrom):
            found = _imported_from(statement, editing)
        else:
            continue
        if found is not None:
            return found._replace(line=statement.end_lineno or 0)
    return None


def _imported(statement: ast.Import, editing: Editing) -> Style | None:
    """``import config``, and ``import acme.settings as settings``."""
    for alias in statement.names:
        path = _settings_path(alias.name, editing)
        if path:
            return _constants(path, alias.asname or alias.name, editing)
    return None


def _imported_from(statement: ast.ImportFrom, editing: Editing) -> Style | None:
    """``from config import TOKEN``, ``from config import Config``, and ``from . import config``."""
    module = f"{'.' * statement.level}{statement.module or ''}"
    joint = "" if module.endswith(".") else "."
    for alias in statement.names:
        known_as = alias.asname or alias.name
        path = _settings_path(f"{module}{joint}{alias.name}", editing)
        if path:
            return _constants(path, known_as, editing)
    path = _settings_path(module, editing)
    if not path:
        return None
    tree = _tree(path, editing)
    for alias in statement.names:
        held = _held(path, alias.name, alias.asname or alias.name, tree)
        if held is not None:
            return held
    if not any(_CONSTANT.fullmatch(alias.name) for alias in statement.names):
        return None
    style = _constants(path, "", editing)

    def read(name: str) -> str:
        editing.bring(statement, name)
        return name

    return style._replace(read=read) if style is not None else None


def _settings_path(module: str, editing: Editing) -> str:
    """The path of a module that is named as settings; "" for any other."""
    path = editing.surroundings.module(module)
    return path if is_of_settings(path) else ""


def _tree(path: str, editing: Editing) -> ast.Module:
    data = editing.surroundings.read(path)
    if data is None:
        raise RefusedError(f"{path} cannot be read")
    return Source(data).tree


def _constants(path: str, known_as: str, editing: Editing) -> Style | None:
    """The style of a module with constants, which the file knows by a name."""
    tree = _tree(path, editing)
    constants = constants_of(tree.body)
    if not constants:
        return None
    return Style(
        "constants",
        lambda name: f"{known_as}.{name}",
        path=path,
        environment=_from_environment(constants),
        known=_written(constants),
    )


def _held(path: str, name: str, known_as: str, tree: ast.Module) -> Style | None:
    """The style of a class of settings, or of an object of one."""
    classes = {it.name: it for it in tree.body if isinstance(it, ast.ClassDef)}
    made = next(
        (
            ast.unparse(it.value.func)
            for it in tree.body
            if isinstance(it, ast.Assign)
            and [ast.unparse(target) for target in it.targets] == [name]
            and isinstance(it.value, ast.Call)
        ),
        "",
    )
    given = _given(name, tree)
    found = classes.get(name) or classes.get(made or given)
    if found is None:
        return None
    if given and not made:
        known_as = f"{known_as}()"
    bases = {ast.unparse(base).rpartition(".")[2] for base in found.bases}
    if (made or given) and bases & FIELDS and not _has_prefix(found):
        return Style(
            "fields",
            lambda field: f"{known_as}.{field}",
            named=str.lower,
            path=path,
            holder=found.name,
        )
    constants = constants_of(found.body)
    if bases & FIELDS or not constants:
        return None
    return Style(
        "class",
        lambda attribute: f"{known_as}.{attribute}",
        path=path,
        holder=found.name,
        environment=_from_environment(constants),
        known=_written(constants),
    )


def _given(name: str, tree: ast.Module) -> str:
    """The class whose object a function without arguments returns: ``get_settings``."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            match statement:
                case ast.FunctionDef(
                    args=ast.arguments(posonlyargs=[], args=[], kwonlyargs=[]),
                    body=[*_, ast.Return(value=ast.Call(func=ast.Name(id=made)))],
                ):
                    return made
                case _:
                    pass
    return ""


def _has_prefix(settings: ast.ClassDef) -> bool:
    """Whether the fields' variables are called otherwise than the fields."""
    return any(
        "prefix" in ast.unparse(it)
        for it in settings.body
        if isinstance(it, ast.ClassDef | ast.Assign)
    )


def constants_of(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """What the constants among some statements hold, by name."""
    return {
        name: value
        for statement in body
        for name, value in _bindings(statement)
        if _CONSTANT.fullmatch(name)
    }


def _written(constants: Mapping[str, ast.expr]) -> dict[str, str]:
    return {name: ast.unparse(value) for name, value in constants.items()}


def _bindings(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case _:
            pass


def _from_environment(constants: Mapping[str, ast.expr]) -> bool:
    """Whether most of some constants are read from the environment."""
    read = sum(
        any(
            ast.unparse(it) in _READERS
            for it in ast.walk(value)
            if isinstance(it, ast.Name | ast.Attribute)
        )
        for value in constants.values()
    )
    return 2 * read >= len(constants)


def _of_document(editing: Editing) -> Style | None:
    """``config = tomllib.load(file)``, where the file's name is written out."""
    source = editing.source
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in _LOADS:
            continue
        holder = source.parent(node)
        if source.scope(node) is not source.tree or not isinstance(holder, ast.Assign):
            continue
        target = holder.targets[0]
        name = _document_named(source, node)
        if not isinstance(target, ast.Name) or bound_names(source.tree)[target.id] != 1 or not name:
            continue
        folder = PurePosixPath(editing.surroundings.path).parent
        for path in dict.fromkeys([(folder / name).as_posix(), name]):
            if editing.surroundings.read(path) is not None:
                return Style(
                    "document",
                    f'{target.id}["{{}}"]'.format,
                    named=str.lower,
                    path=path,
                    environment=False,
                    line=holder.end_lineno or 0,
                )
    return None


def _document_named(source: Source, call: ast.Call) -> str:
    """The name of the document that a call loads, from it or from the statement around it."""
    around = next((it for it in source.parents(call) if isinstance(it, ast.With)), call)
    inner = (
        [call, *(it.context_expr for it in around.items)]
        if isinstance(around, ast.With)
        else [call]
    )
    names = {
        it.value
        for part in inner
        for it in ast.walk(part)
        if isinstance(it, ast.Constant) and isinstance(it.value, str) and it.value.endswith(".toml")
    }
    name = names.pop() if len(names) == 1 else ""
    path = PurePosixPath(name)
    return "" if path.is_absolute() or ".." in path.parts else name
