"""Imports: the names they bring, and what excuses them."""

import ast
import re
from collections.abc import Iterator, Mapping

from autodebt_lint.languages.python.names import last_name
from autodebt_lint.languages.python.values import either
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import Import
from autodebt_lint.model.values import Attr, Const, Dict, Item, Seq, Symbol, Text, Value

_SPELLED = re.compile(r"(?P<module>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)(?P<inside>:\w+)?")
_SCRIPT = re.compile(r"(?P<path>[\w.\-/\\]*[\w\-])\.py\b")
SOME = "*"
"""Stands for what is not known of a name."""
IMPORTING_CALLS = frozenset(["importlib.import_module", "__import__"])
STARTING_SCRIPT = "get_ipython.system"
"""By which a notebook starts a script, as its front end writes that: ``!python push.py``."""
STARTING_CALLS = frozenset(
    [f"subprocess.{name}" for name in "run call check_call check_output Popen getoutput".split()]
    + ["subprocess.getstatusoutput", "os.system", "os.popen", STARTING_SCRIPT]
    + ["asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"]
)
"""Functions that start a program, which may be another script of the project."""
#: Methods of the configuration of an application that are told where settings stand.
CONFIGURING_METHODS = frozenset(["from_object", "from_pyfile"])
SEARCH_PATH_CALLS = frozenset(["sys.path.append", "sys.path.insert", "sys.path.extend"])
_SPIDERS, _PIPELINES = "SPIDER_MODULES", "ITEM_PIPELINES"
"""What the settings of Scrapy call the modules of spiders, and the classes that get what they find."""
_VERSION_NAMES = frozenset("version_info TYPE_CHECKING PY2 PY3 hexversion python_version".split())
_OWN_PACKAGE = frozenset(["__name__", "__package__"])
"""What a package knows itself by."""
_BUNDLED = ("botocore.vendored.requests", "pip._vendor.requests")
"""Libraries inside of others."""
_IMPORT_ERRORS = frozenset(["ImportError", "ModuleNotFoundError", "Exception"])


def import_modules(walk: Walk, node: ast.Import) -> bool:
    """``import a.b as c``."""
    walk.import_statements += 1
    for alias in node.names:
        _note(walk, alias.name, "", node)
        root, _, _ = alias.name.partition(".")
        if alias.asname:
            walk.frame.env[alias.asname] = walk.symbol(_unbundled(alias.name))
        else:
            walk.frame.env[root] = walk.symbol(root)
    return False


def import_names(walk: Walk, node: ast.ImportFrom) -> bool:
    """``from a.b import c as d``; a name that two branches import may be either."""
    walk.import_statements += 1
    env = walk.frame.env
    module = "." * node.level + (node.module or "")
    prefix = module if module.endswith(".") or not module else module + "."
    for alias in node.names:
        _note(walk, module, alias.name, node)
        if alias.name == "*":
            if module not in walk.stars:
                walk.stars.append(module)
            continue
        name = alias.asname or alias.name
        value = walk.symbol(_unbundled(prefix + alias.name))
        old = env.get(name)
        env[name] = value if old is None else either((old, value))
    return False


def _unbundled(name: str) -> str:
    """The name of what a library carries with it, as those call it who install it themselves."""
    for bundled in _BUNDLED:
        if name.startswith(bundled) and name[len(bundled) :][:1] in {"", "."}:
            return bundled.rpartition(".")[2] + name[len(bundled) :]
    return name


def note_import(walk: Walk, node: ast.Call, args: list[Value]) -> None:
    """``importlib.import_module("imp")`` imports as the statement does."""
    name = args[0].value if args and type(args[0]) is Const else None
    if type(name) is str and name.replace(".", "").isidentifier():
        walk.import_statements += 1
        _note(walk, name, "", node)
    pattern = loaded_names(args[0]) if args else ""
    if pattern:
        walk.loads.append(pattern)
    elif args and type(args[0]) not in (Const, Text):
        walk.loads_by_name = True


def note_settings(walk: Walk, node: ast.Call, args: list[Value]) -> None:
    """``app.config.from_object("acme.config.Production")`` and ``from_pyfile("config.py")`` import, too."""
    name = args[0].value if args and type(args[0]) is Const else None
    dotted = name.removesuffix(".py").replace("/", ".") if type(name) is str else ""
    if dotted.replace(".", "").isidentifier():
        walk.import_statements += 1
        _note(walk, dotted, "", node)


def loaded_names(name: Value) -> str:
    """The names that a module which is imported by a computed name may have: ``channels.*``.

    "" where the name is a constant, or where nothing of it is known.
    """
    if type(name) is not Text:
        return ""
    values = list(name.parts)
    if type(values[0]) is Symbol and values[0].name in _OWN_PACKAGE:
        values[0] = Const("")  # ``f"{__name__}.{kind}"`` in a package is ``f".{kind}"``
    parts = [part.value if type(part) is Const else SOME for part in values]
    pattern = "".join(map(str, parts))
    return pattern if SOME in parts and pattern.strip(SOME) else ""


def spelled_names(tree: ast.AST) -> Iterator[str]:
    """Names of modules that a file spells as texts, alone or with something in them.

    ``{"mail": "senders.mail:MailSender"}``, ``["senders.mail.MailSender"]``.
    """
    for spelled in _spelled(tree):
        found = _SPELLED.fullmatch(spelled)
        if found is not None:
            yield found["module"]
            if not found["inside"]:
                yield found["module"].rpartition(".")[0]


def crawler_names(bindings: Mapping[str, Value]) -> Iterator[str]:
    """Names of the modules in which the settings of Scrapy say that spiders and pipelines are.

    ``SPIDER_MODULES = ["crawler.spiders"]``, ``ITEM_PIPELINES = {"crawler.pipelines.Stored": 300}``.
    """
    spiders, pipelines = bindings.get(_SPIDERS), bindings.get(_PIPELINES)
    for value in spiders.items if type(spiders) is Seq else ():
        if type(value) is Const:
            yield f"{value.value}.{SOME}"
    for key, _ in pipelines.items if type(pipelines) is Dict else ():
        if type(key) is Const:
            yield str(key.value).rpartition(".")[0]


def spelled_scripts(tree: ast.AST) -> Iterator[str]:
    """Names of the scripts that a file spells: ``[sys.executable, "jobs/load.py"]`` says ``jobs.load`` and ``load``."""
    for spelled in _spelled(tree):
        for found in _SCRIPT.finditer(spelled) if ".py" in spelled else ():
            parts = [it for it in re.split(r"[/\\]", found["path"]) if it.strip(".")]
            yield from dict.fromkeys((".".join(parts), parts[-1])) if parts else ()


def _spelled(tree: ast.AST) -> Iterator[str]:
    """The texts that a file spells."""
    for node in ast.walk(tree):
        if type(node) is ast.Constant and type(node.value) is str:
            yield node.value


def note_search_path(walk: Walk, node: ast.Call) -> None:
    """``sys.path.append(os.path.join(here, "..", "lib"))``: modules are found in that folder too."""
    texts = [
        part for part in ast.walk(node) if type(part) is ast.Constant and type(part.value) is str
    ]
    texts.sort(key=lambda part: (part.lineno, part.col_offset))
    parts = [name for part in texts for name in re.split(r"[/\\\\]", str(part.value))]
    end = "/".join(name for name in parts if name.strip("."))
    if end:
        walk.search_paths.append(end)


def _note(walk: Walk, module: str, name: str, node: ast.stmt | ast.expr) -> None:
    walk.imports.append(
        Import(
            module=module,
            name=name,
            place=walk.locate(node),
            guarded=walk.import_guards > 0,
            statement=walk.import_statements,
            reachable=walk.frame.reachable,
            deferred=bool(walk.frame.name) and not walk.frame.is_class,
        )
    )


def is_version_guard(walk: Walk, node: ast.If) -> bool:
    """Whether an ``if`` asks for the Python or the type checker and directly holds an import.

    Only an import is excused by such a guard. The version may have been given a name before.
    """
    return any(
        type(statement) in (ast.Import, ast.ImportFrom, ast.Try)
        for statement in (*node.body, *node.orelse)
    ) and any(
        (type(part) is ast.Attribute and part.attr in _VERSION_NAMES)
        or (type(part) is ast.Name and (part.id in _VERSION_NAMES or _is_version(walk, part.id)))
        for part in ast.walk(node.test)
    )


def _is_version(walk: Walk, name: str) -> bool:
    """Whether a name holds the version of Python, or a part of it: ``MAJOR = sys.version_info.major``."""
    value = walk.frame.env.get(name)
    while type(value) is Item or type(value) is Attr:
        value = value.base
    return type(value) is Symbol and not _VERSION_NAMES.isdisjoint(value.name.split("."))


def catches_import_error(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is there for an import that fails."""
    if handler.type is None:
        return True
    return any(
        last_name(part) in _IMPORT_ERRORS
        for part in ast.walk(handler.type)
        if isinstance(part, ast.expr)
    )
