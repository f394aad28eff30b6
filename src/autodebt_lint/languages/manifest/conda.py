"""environment.yml of conda."""

import yaml
from packaging.utils import canonicalize_name

from autodebt_lint.languages.manifest.notations import from_conda
from autodebt_lint.languages.manifest.requirement import parse
from autodebt_lint.languages.manifest.yaml_nodes import composed, place_of, value_of
from autodebt_lint.model.manifest import Manifest, Requirement
from autodebt_lint.patterns import pattern

_LISTS = pattern(r"(?m)^dependencies[ \t]*:")
_MATCH = pattern(r"(?:[\w.-]+::)?([A-Za-z0-9][\w.-]*?)\s*(?:([<>=!~].*)|\s(\d.*))?")
#: What conda brings that is no Python distribution.
_NO_DISTRIBUTIONS = frozenset(["python", "pip", "nodejs", "r-base", "openjdk", "gcc", "git"])


def read(text: str) -> Manifest | None:
    """Read an environment.yml; None for YAML that lists no dependencies."""
    if not _LISTS.search(text):
        return None  # a file of that name for something else, in whatever dialect of YAML
    root = composed(text)
    listed = value_of(root, "dependencies")
    if not isinstance(listed, yaml.SequenceNode):
        return None
    found: list[Requirement] = []
    for item in listed.value:
        if isinstance(item, yaml.ScalarNode):
            matched = _MATCH.fullmatch(item.value.strip())
            if matched and matched[1].lower() not in _NO_DISTRIBUTIONS:
                bounds = from_conda((matched[2] or matched[3] or "").strip())
                found.append(
                    Requirement(str(canonicalize_name(matched[1])), bounds, place_of(item))
                )
            continue
        by_pip = value_of(item, "pip")
        for line in by_pip.value if isinstance(by_pip, yaml.SequenceNode) else ():
            if isinstance(line, yaml.ScalarNode) and not line.value.startswith("-"):
                requirement = parse(line.value, place_of(line))
                if requirement is not None:
                    found.append(requirement)
    return Manifest("direct", tuple(found))
