"""environment.yml of conda."""

import yaml
from packaging.utils import canonicalize_name

from autodebt_lint.languages.manifest.notations import from_conda
from autodebt_lint.languages.manifest.requirement import parse
from autodebt_lint.languages.manifest.text import NotReadable
from autodebt_lint.model.manifest import Manifest, Requirement
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

LARGEST = 200_000
"""Characters; people write a few thousand, and the parser takes a second for this many."""

_LISTS = pattern(r"(?m)^dependencies[ \t]*:")
_MATCH = pattern(r"(?:[\w.-]+::)?([A-Za-z0-9][\w.-]*?)\s*(?:([<>=!~].*)|\s(\d.*))?")
#: What conda brings that is no Python distribution.
_NO_DISTRIBUTIONS = frozenset(["python", "pip", "nodejs", "r-base", "openjdk", "gcc", "git"])


def read(text: str) -> Manifest | None:
    """Read an environment.yml; None for YAML that lists no dependencies."""
    if not _LISTS.search(text):
        return None  # a file of that name for something else, in whatever dialect of YAML
    if len(text) > LARGEST:
        raise NotReadable(f"longer than {LARGEST} characters")
    try:
        # Nodes, not objects: they keep their places, and nothing a tag names is made.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        raise NotReadable("not valid YAML", mark.line + 1 if mark else 1) from None
    listed = _value(root, "dependencies")
    if not isinstance(listed, yaml.SequenceNode):
        return None
    found: list[Requirement] = []
    for item in listed.value:
        if isinstance(item, yaml.ScalarNode):
            matched = _MATCH.fullmatch(item.value.strip())
            if matched and matched[1].lower() not in _NO_DISTRIBUTIONS:
                bounds = from_conda((matched[2] or matched[3] or "").strip())
                found.append(Requirement(str(canonicalize_name(matched[1])), bounds, _place(item)))
            continue
        by_pip = _value(item, "pip")
        for line in by_pip.value if isinstance(by_pip, yaml.SequenceNode) else ():
            if isinstance(line, yaml.ScalarNode) and not line.value.startswith("-"):
                requirement = parse(line.value, _place(line))
                if requirement is not None:
                    found.append(requirement)
    return Manifest("direct", tuple(found))


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        for name, value in pairs:
            if isinstance(name, yaml.ScalarNode) and name.value == key:
                return value
    return None


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
