"""The files that hold or describe a project's settings, with those that repairs made.

A setting of the environment is written into the example of an environment, and into the README where
that lists the others; one of a module, a class or a TOML document is written there.
"""

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from autodebt_lint.fixing.editing import Editing, line
from autodebt_lint.fixing.reading_style import constants_of, environment
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.sameness import Allowed
from autodebt_lint.fixing.source import Source
from autodebt_lint.fixing.surroundings import Setting

EXAMPLES = (
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    "env.example",
    "example.env",
)
"""What the example of an environment is called, the first where there is none."""
READMES = ("README.md", "readme.md", "README.rst", "README.txt", "README")
_NEW_EXAMPLE = "# What the scripts read from the environment: copy to .env, and fill in.\n"
_ASSIGNED = re.compile(r"^[ \t]*#?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=", re.MULTILINE)
_PLAIN = re.compile(r"[\w@%+=:,./-]*")

Read = Callable[[str], bytes | None]


class Further(Struct, frozen=True):
    """A file that repairs of other files change."""

    path: str
    before: bytes | None
    """None where it is new."""
    after: bytes
    settings: tuple[str, ...]
    """What it holds or describes now and did not before."""


def further_files(settings: Iterable[tuple[str, Setting]], read: Read) -> list[Further]:
    """The files that hold or describe settings.

    Args:
        settings: each with the path of the script that reads it.
        read: gives the content of a file of the project; None where there is none.

    Raises:
        RefusedError: one of them cannot be changed.
    """
    held: dict[str, list[Setting]] = {}
    described: dict[str, list[Setting]] = {}
    for script, setting in settings:
        if setting.path:
            _add(held.setdefault(setting.path, []), setting)
        if setting.variable:
            _add(described.setdefault(_example(script, read), []), setting)
    found = [_written(path, its, read, _holder(its[0])) for path, its in held.items()]
    found += [_written(path, its, read, _with_variables) for path, its in described.items()]
    known = [it for its in described.values() for it in its]
    readme = next((name for name in READMES if known and read(name) is not None), "")
    if readme:
        found.append(_written(readme, known, read, _with_lines))
    return [it for it in found if it.after != it.before]


def _add(settings: list[Setting], setting: Setting) -> None:
    if all(it.name != setting.name for it in settings):
        settings.append(setting)


def _example(script: str, read: Read) -> str:
    """The example of an environment that is nearest to a script."""
    for folder in PurePosixPath(script).parents:
        for name in EXAMPLES:
            path = (folder / name).as_posix()
            if read(path) is not None:
                return path
    return EXAMPLES[0]


def described(variable: str, script: str, read: Read) -> str | None:
    """What the example of an environment says that a variable is; None where it does not name it."""
    found = re.search(
        rf"^[ \t]*(?:export[ \t]+)?{variable}[ \t]*=[ \t]*(.*?)[ \t]*\r?$",
        (read(_example(script, read)) or b"").decode("utf-8", "replace"),
        re.MULTILINE,
    )
    return found[1].strip("'\"") if found else None


_Writing = Callable[[str, bytes, Sequence[Setting]], bytes]


def _written(path: str, settings: Sequence[Setting], read: Read, write: _Writing) -> Further:
    before = read(path)
    after = write(path, before or b"", settings)
    old, new = (set(re.findall(rb"\w+", data)) for data in (before or b"", after))
    names = (
        it.name if write not in {_with_variables, _with_lines} else it.variable for it in settings
    )
    told = tuple(name for name in names if name.encode() in new - old)
    return Further(path, before, after, told)


def _holder(setting: Setting) -> _Writing:
    return _with_keys if setting.home == "document" else _with_statements


# The environment's example, and the README


def _with_variables(path: str, before: bytes, settings: Sequence[Setting]) -> bytes:
    """Name variables of the environment in its example, without the secrets."""
    text, end = _text(path, before)
    known = set(_ASSIGNED.findall(text))
    lines = [f"{it.variable}={_value(it)}{end}" for it in settings if it.variable not in known]
    if not lines:
        return before
    if not before:
        text = _NEW_EXAMPLE
    elif not text.endswith("\n"):
        text += end
    return (text + "".join(lines)).encode()


def _value(setting: Setting) -> str:
    value = "" if setting.secret else str(ast.literal_eval(setting.value))
    if _PLAIN.fullmatch(value):
        return value
    if "\n" in value or "\r" in value or "'" in value:
        return ""
    return f"'{value}'"


def _with_lines(path: str, before: bytes, settings: Sequence[Setting]) -> bytes:
    """Describe variables where a list or a table describes others."""
    text, end = _text(path, before)
    lines = text.splitlines(keepends=True)
    at = next((n for n in reversed(range(len(lines))) if _DESCRIBED.match(lines[n])), None)
    new = [it for it in settings if not re.search(rf"\b{it.variable}\b", text)]
    if at is None or not new:
        return before
    if not lines[at].endswith("\n"):
        lines[at] += end
    model = _DESCRIBED.match(lines[at])
    assert model is not None
    lines[at + 1 : at + 1] = [_line(model, lines[at], it) + end for it in new]
    return "".join(lines).encode()


#: ``| `HUBSPOT_TOKEN` | ...``, and ``- `HUBSPOT_TOKEN`: ...``: a name in capitals with an underscore.
_DESCRIBED = re.compile(
    r"(?P<begin>\s*(?:\|\s*|[-*+]\s+))(?P<quote>\**`?|``)(?P<name>[A-Z][A-Z0-9]*_[A-Z0-9_]+)(?P<close>`?\**|``)(?P<rest>\s*(?:\||[:=]|-|\u2013|\u2014|$|\())"
)


def _line(model: "re.Match[str]", line_: str, setting: Setting) -> str:
    said = _said(setting)
    if "`" in model["quote"] and "`" not in model["close"]:  # `HUBSPOT_TOKEN=...`
        return (
            f"{model['begin']}{model['quote']}{setting.variable}={_value(setting)}{model['quote']}"
        )
    head = f"{model['begin']}{model['quote']}{setting.variable}{model['close']}"
    if "|" not in model["begin"]:
        joint = {"": ":", "(": ":"}.get(model["rest"].strip(), model["rest"].strip())
        space = "" if joint == ":" else " "
        return f"{head}{space}{joint} {said}"
    columns = len(re.findall(r"(?<!\\)\|", line_.strip().strip("|"))) + 1
    if columns < 2:
        return f"{head} |"
    return f"{head} | " + " | ".join([*[""] * (columns - 2), said]) + " |"


def _said(setting: Setting) -> str:
    if setting.secret:
        return "a secret"
    value = str(ast.literal_eval(setting.value))
    return f"`{value}` so far" if _PLAIN.fullmatch(value) else "see the example"


def _text(path: str, data: bytes) -> tuple[str, str]:
    """A text and how its lines end.

    Raises:
        RefusedError: it is not in UTF-8.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise RefusedError(f"{path} is not in UTF-8") from None
    return text, "\r\n" if "\r\n" in text else "\n"


# Modules of settings


def _with_statements(path: str, before: bytes, settings: Sequence[Setting]) -> bytes:
    """Add constants, attributes or fields below those that there are."""
    source = Source(before)
    editing = Editing(source)
    for setting in settings:
        body = _body(source, setting, path)
        if setting.name in constants_of(body) or (
            setting.home == "fields" and _has(body, setting.name)
        ):
            continue
        written = _statement(setting, editing)
        last = _last_binding(body)
        if last is None:
            raise RefusedError(f"{path} has no place for {setting.name}")
        editing.meant[Allowed("statement", ast.unparse(ast.parse(written)))] += 1
        editing.put_after(source.statement_line(last), [line(written)])
    return source.encode(editing.made()) if editing.meant else before


def _body(source: Source, setting: Setting, path: str) -> list[ast.stmt]:
    if not setting.holder:
        return source.tree.body
    for statement in source.tree.body:
        if isinstance(statement, ast.ClassDef) and statement.name == setting.holder:
            return statement.body
    raise RefusedError(f"{path} has no class {setting.holder}")


def _last_binding(body: Sequence[ast.stmt]) -> ast.stmt | None:
    found = [it for it in body if isinstance(it, ast.Assign | ast.AnnAssign)]
    return found[-1] if found else None


def _has(body: Sequence[ast.stmt], name: str) -> bool:
    return any(
        isinstance(it, ast.AnnAssign) and isinstance(it.target, ast.Name) and it.target.id == name
        for it in body
    )


def _statement(setting: Setting, editing: Editing) -> str:
    is_number = isinstance(ast.literal_eval(setting.value), int)
    if setting.home == "fields":
        return f"{setting.name}: {'int' if is_number else 'str'}"
    if not setting.variable:
        return f"{setting.name} = {_quoted(setting.value)}"
    read = environment(editing).read(setting.variable)
    return f"{setting.name} = {f'int({read})' if is_number else read}"


def _quoted(value: str) -> str:
    """A literal in double quotes, as most modules have them."""
    inner = value[1:-1]
    return f'"{inner}"' if value[:1] == "'" and '"' not in inner and "\\" not in inner else value


# TOML documents


def _with_keys(path: str, before: bytes, settings: Sequence[Setting]) -> bytes:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    text, _ = _text(path, before)
    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        raise RefusedError(f"{path} is not TOML") from None
    wanted = document.unwrap()
    for setting in settings:
        value = ast.literal_eval(setting.value)
        if wanted.setdefault(setting.name, value) != value:
            raise RefusedError(f"{path} means something else by {setting.name}")
        if setting.name not in document:
            document.add(setting.name, tomlkit.item(value))
    after = tomlkit.dumps(document)
    if tomlkit.parse(after).unwrap() != wanted:
        raise RefusedError(f"{path} has no place for {settings[0].name}")
    return after.encode()
