"""setup.py of setuptools: the lists that its call of ``setup`` is given."""

import ast
from collections.abc import Iterator

from autodebt_lint.languages.manifest.pyproject import is_published
from autodebt_lint.languages.manifest.requirement import parse
from autodebt_lint.languages.python.places import locator
from autodebt_lint.languages.python.reading import read_python
from autodebt_lint.model.manifest import Manifest, Requirement

_GROUPS = {"install_requires": "", "setup_requires": "build", "tests_require": "tests"}


def read(text: str) -> Manifest | None:
    """Read a setup.py, which is never run; None where it asks for nothing that can be read."""
    reading = read_python(text.encode("utf-8", "replace"))
    if reading.tree is None:
        return None
    locate = locator(reading.text, reading.places)
    names = dict(_constants(reading.tree))
    found: list[Requirement] = []
    published = False
    for node in ast.walk(reading.tree):
        if not isinstance(node, ast.Call) or _last_name(node.func) != "setup":
            continue
        for keyword in node.keywords:
            if keyword.arg in _GROUPS:
                asked = [(_GROUPS[keyword.arg], item) for item in _strings(keyword.value, names)]
            elif keyword.arg == "extras_require":
                asked = list(_extras(keyword.value, names))
            else:
                if keyword.arg == "classifiers":
                    values = [item.value for item in _strings(keyword.value, names)]
                    published = is_published(values)
                continue
            for group, item in asked:
                requirement = parse(str(item.value), locate(item), group)
                if requirement is not None:
                    found.append(requirement)
    return Manifest("package" if published else "direct", tuple(found)) if found else None


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    yield target.id, statement.value


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _strings(node: ast.expr, names: dict[str, ast.expr], depth: int = 0) -> Iterator[ast.Constant]:
    """The strings of a list that is written down, perhaps under a name or in parts."""
    if isinstance(node, ast.Name) and node.id in names and depth < 4:
        yield from _strings(names[node.id], names, depth + 1)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _strings(node.left, names, depth)
        yield from _strings(node.right, names, depth)
    elif isinstance(node, ast.List | ast.Tuple | ast.Set):
        for item in node.elts:
            if isinstance(item, ast.Constant) and isinstance(item.value, str):
                yield item
            elif isinstance(item, ast.Starred):
                yield from _strings(item.value, names, depth)


def _extras(node: ast.expr, names: dict[str, ast.expr]) -> Iterator[tuple[str, ast.Constant]]:
    if isinstance(node, ast.Name):
        node = names.get(node.id, node)
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            group = str(key.value) if isinstance(key, ast.Constant) else "extra"
            for item in _strings(value, names):
                yield group, item
