"""Where the bundled rulesets lie."""

from pathlib import Path


def rulesets_root() -> Path:
    """Return the folder of the bundled rulesets.

    An installed wheel carries them inside the package; an editable install or a checkout has them
    at the root of the repository.
    """
    package = Path(__file__).parents[1]
    inside = package / "rulesets"
    return inside if inside.is_dir() else package.parents[1] / "rulesets"
