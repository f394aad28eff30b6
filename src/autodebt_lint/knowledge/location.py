"""Where the bundled rulesets lie."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def rulesets_root() -> Path:
    """Return the folder of the bundled rulesets.

    An installed wheel carries them inside the package; an editable install or a checkout has them
    at the root of the repository.
    """
    inside = _PACKAGE / "rulesets"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "rulesets"


def is_installed(root: Path) -> bool:
    """Whether the bundled rulesets are those of an installed wheel."""
    return root.parent == _PACKAGE
