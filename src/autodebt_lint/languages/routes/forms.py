"""Which data files may say what is connected with what, by their paths alone."""

from autodebt_lint.patterns import pattern

YAML = "yaml"
TOML = "toml"
JSON = "json"
_FORMS = {".yml": YAML, ".yaml": YAML, ".toml": TOML, ".json": JSON}
#: Most data files are about other things: the name of one that connects, or that of its folder, says so.
_NAME = pattern(
    r"(?i)(?:^|[_.-])(?:routes?|routing|flows?|pipelines?|syncs?|jobs?|connect(?:ion|or)s?|integrations?|feeds?|transfers?|"
    r"mappings?|channels?|config(?:uration)?s?|conf|settings)(?=[_.-]|$)"
)


def route_form(path: str) -> str:
    """Say how the file at a path is to be read for routes; "" for one that holds none."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    form = _FORMS.get(f"{dot}{ending}", "")
    if form and (_NAME.search(stem) or _NAME.search(folder.rpartition("/")[2])):
        return form
    return ""
