"""The tool with less and with more knowledge: installed copies, each with rulesets of its own.

A copy lies as an installed wheel does, the rulesets inside of the package. The larger ones hold
every system, end of life, library and deprecated name several times, each time with other ids,
hosts, imports, variables and calls, so that no two entries answer for the same thing.
"""

import datetime
import json
import shutil
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "autodebt_lint"
RULESETS = ROOT / "rulesets"
VENDORS = ("systems", "libraries", "calls")
"""Folders of the base that is measured; what is left is needed to read a script at all."""


def install(target: Path, times: int) -> Path:
    """Copy the tool with its base so many times, and return the folder for PYTHONPATH.

    Args:
        target: a folder that does not exist yet.
        times: 0 for no vendor at all, 1 for the base as it is.
    """
    package = target / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(RULESETS, package / "rulesets")
    for name in VENDORS:
        folder = package / "rulesets" / name
        originals = sorted(folder.glob("*.toml"))
        for path in originals:
            tables = tomllib.loads(path.read_text("utf-8"))
            for copy in range(2, times + 1):
                text = written(renamed(tables, copy))
                (folder / f"{path.stem}-{copy}.toml").write_text(text, "utf-8")
            if not times:
                path.unlink()
    return target


def entries(folder: Path) -> int:
    """How many tables the base of an installed copy has."""
    return sum(
        sum(line.startswith("[[") for line in path.read_text("utf-8").splitlines())
        for name in VENDORS
        for path in (folder / PACKAGE.name / "rulesets" / name).glob("*.toml")
    )


def renamed(tables: Mapping[str, Any], copy: int) -> dict[str, Any]:
    """Return a ruleset whose entries mean nothing that the original's mean."""
    return {
        kind: [
            {key: _RENAME.get(key, _same)(value, copy) for key, value in entry.items()}
            for entry in items
        ]
        for kind, items in tables.items()
    }


def _same(value: Any, _: int) -> Any:
    return value


def _each(rename: Callable[[str, int], str]) -> Callable[[Any, int], Any]:
    """Apply a change to a string, or to all strings of an array."""

    def change(value: Any, copy: int) -> Any:
        return (
            [rename(item, copy) for item in value]
            if isinstance(value, list)
            else rename(value, copy)
        )

    return change


def _id(text: str, copy: int) -> str:
    return f"{text}-{copy}"


def _host(pattern: str, copy: int) -> str:
    """``*.acme.com/x`` becomes ``*.acme-2.com/x``."""
    host, slash, path = pattern.partition("/")
    labels = host.split(".")
    at = max(len(labels) - 2, 0)
    labels[at] = f"{labels[at]}-{copy}" if labels[at] != "*" else f"x{copy}"
    return ".".join(labels) + slash + path


def _dotted(name: str, copy: int) -> str:
    root, dot, rest = name.partition(".")
    return f"{root}_{copy}{dot}{rest}"


def _matches(items: list[dict[str, Any]], copy: int) -> list[dict[str, Any]]:
    return [item | {"call": _dotted(item["call"], copy)} for item in items]


_RENAME: dict[str, Callable[[Any, int], Any]] = {
    "id": _each(_id),
    "system": _each(_id),
    "requires": _each(_id),
    "distribution": _each(_id),
    "hosts": _each(_host),
    "tenant_hosts": _each(_host),
    "imports": _each(_dotted),
    "local_imports": _each(_dotted),
    "call": _each(_dotted),
    "name": _each(_dotted),
    "library": _each(_dotted),
    "services": _each(lambda text, copy: f"{text}{copy}"),
    "url_schemes": _each(lambda text, copy: f"{text}{copy}"),
    "names": _each(lambda text, copy: f"{text}x{copy}"),
    "paths": _each(lambda text, copy: f"/x{copy}{text}"),
    "env_prefixes": _each(lambda text, copy: f"X{copy}_{text}"),
    "header": lambda table, copy: {f"{name}-{copy}": text for name, text in table.items()},
    "call_argument": _matches,
}
"""How the values of keys are changed; all others stay."""


def written(tables: Mapping[str, Any]) -> str:
    """Write tables as TOML."""
    lines: list[str] = []
    for kind, items in tables.items():
        for entry in items:
            lines += ["", f"[[{kind}]]"]
            lines += [f"{_value(key)} = {_value(value)}" for key, value in entry.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_value(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    # A JSON string is a TOML string, but for the one control character that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
