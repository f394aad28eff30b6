"""pyproject.toml (PEP 621, PEP 735, Poetry, PDM, uv) and Pipfile.

Formats: packaging.python.org/en/latest/specifications, python-poetry.org/docs/pyproject,
pipenv.pypa.io/en/latest/pipfile.html.
"""

import tomllib
from collections.abc import Iterator
from typing import Any

from packaging.utils import canonicalize_name

from autodebt_lint.languages.manifest.notations import from_poetry
from autodebt_lint.languages.manifest.requirement import is_for_older, parse
from autodebt_lint.languages.manifest.text import Locator, NotReadable
from autodebt_lint.model.manifest import Manifest, Requirement
from autodebt_lint.patterns import pattern

MOST_DOTS = 500
"""Parts of one dotted key: `tomllib` needs quadratic time for them."""

_DOTTED = pattern(r"""[\w\-."' \t]{1000,}""")
_LINE = pattern(r"\(at line (\d+)")
_PRIVATE = "Private ::"


def read(text: str) -> Manifest | None:
    """Read a pyproject.toml; None where it asks for nothing."""
    data = parsed(text)
    locate = Locator(text)
    project = _table(data, "project")
    found = [
        *_listed(project.get("dependencies"), locate, "", "project"),
        *_groups(
            _table(project, "optional-dependencies"), locate, "project", "optional-dependencies"
        ),
        *_groups(_table(data, "dependency-groups"), locate, "dependency-groups"),
        *_listed(_table(data, "build-system").get("requires"), locate, "build", "build-system"),
        *_poetry(_table(data, "tool", "poetry"), locate),
        *_groups(
            _table(data, "tool", "pdm", "dev-dependencies"),
            locate,
            "tool",
            "pdm",
            "dev-dependencies",
        ),
        *_listed(_table(data, "tool", "uv").get("dev-dependencies"), locate, "dev", "tool", "uv"),
    ]
    if not found:
        return None
    classifiers = project.get("classifiers") or _table(data, "tool", "poetry").get("classifiers")
    return Manifest("package" if is_published(classifiers) else "direct", tuple(found))


def read_pipfile(text: str) -> Manifest | None:
    """Read a Pipfile; None where it asks for nothing."""
    data = parsed(text)
    locate = Locator(text)
    found = [
        requirement
        for table in data
        if isinstance(data[table], dict) and table not in {"requires", "scripts", "pipenv"}
        for requirement in _named(
            data[table],
            locate,
            "" if table == "packages" else table.removesuffix("-packages"),
            table,
        )
    ]
    return Manifest("direct", tuple(found)) if found else None


def parsed(text: str) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        NotReadable: it is none.
    """
    if any(run[0].count(".") > MOST_DOTS for run in _DOTTED.finditer(text)):
        raise NotReadable(f"a key has more than {MOST_DOTS} parts")
    try:
        return tomllib.loads(text)
    except ValueError as fault:
        found = _LINE.search(str(fault))
        message = str(fault).partition(" (at ")[0]
        raise NotReadable(f"not valid TOML: {message}", int(found[1]) if found else 1) from None


def is_published(classifiers: object) -> bool:
    """Whether a package is meant for others: its classifiers are for an index, and let it in."""
    listed = classifiers if isinstance(classifiers, list) else []
    return bool(listed) and not any(str(item).startswith(_PRIVATE) for item in listed)


def _table(data: object, *path: str) -> dict[str, Any]:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _listed(value: object, locate: Locator, group: str, *table: str) -> Iterator[Requirement]:
    """Read an array of requirements in a table."""
    if not isinstance(value, list):
        return
    locate.enter(*table)
    for text in value:
        if isinstance(text, str):
            requirement = parse(text, locate.string(text), group)
            if requirement is not None:
                yield requirement


def _groups(groups: dict[str, Any], locate: Locator, *table: str) -> Iterator[Requirement]:
    for group, value in groups.items():
        yield from _listed(value, locate, group, *table)


def _poetry(poetry: dict[str, Any], locate: Locator) -> Iterator[Requirement]:
    table = ("tool", "poetry")
    yield from _named(_table(poetry, "dependencies"), locate, "", *table, "dependencies")
    yield from _named(_table(poetry, "dev-dependencies"), locate, "dev", *table, "dev-dependencies")
    for group in _table(poetry, "group"):
        path = ("group", group, "dependencies")
        yield from _named(_table(poetry, *path), locate, group, *table, *path)


def _named(
    dependencies: dict[str, Any], locate: Locator, group: str, *table: str
) -> Iterator[Requirement]:
    """Read a table whose keys are distributions: ``requests = "^2.31"``."""
    for name, value in dependencies.items():
        locate.enter(*table)
        last = value[-1] if isinstance(value, list) and value else value
        details = last if isinstance(last, dict) else {"version": last}
        if name.lower() == "python" or "path" in details or not isinstance(name, str):
            continue
        place = locate.key(name)
        project = str(canonicalize_name(name))
        if details.get("optional") is True:
            group = group or "optional"
        marker = f"{details.get('markers', '')} python_version {details.get('python', '')}"
        if "git" in details:
            fixed = bool(details.get("rev") or details.get("tag") or details.get("ref"))
            yield Requirement(project, "", place, group, "repository", fixed)
        elif "url" in details or "file" in details:
            yield Requirement(project, "", place, group, "file", fixed=True)
        else:
            asked = details.get("version")
            yield Requirement(
                project,
                from_poetry(asked) if isinstance(asked, str) else "",
                place,
                group,
                older_only=is_for_older(_quoted(marker)),
            )


def _quoted(marker: str) -> str:
    """Write Poetry's ``python = "<3.9"`` as a marker does."""
    head, word, bound = marker.rpartition("python_version ")
    operator = bound[: len(bound) - len(bound.lstrip("<=>~^!"))]
    return (
        f'{head}{word}{operator} "{bound[len(operator) :]}"'
        if operator in {"<", "<=", "=="}
        else head
    )
