"""Which data files may say what is connected with what, or where something is, by their paths alone."""

from autodebt_lint.patterns import pattern

YAML = "yaml"
TOML = "toml"
JSON = "json"
INI = "ini"
LINES = "lines"
"""A name and a value on each line: ``API_URL=https://api.acme.com``."""
_FORMS = {
    ".yml": YAML,
    ".yaml": YAML,
    ".toml": TOML,
    ".json": JSON,
    ".ini": INI,
    ".cfg": INI,
    ".conf": INI,
    ".env": LINES,
    ".properties": LINES,
}
_OF_SETTINGS = frozenset([TOML, INI, LINES])
"""Forms in which people write settings, and hardly anything else, whatever the file is called."""
_OF_TOOLS = frozenset(
    "autodebt.toml pyproject.toml ruff.toml setup.cfg tox.ini mypy.ini pytest.ini".split()
)
"""Names of the settings of tools, which say nothing of what the code connects."""
#: Most other data files are about other things: the name of one that connects or sets, or that of its folder, says so.
_NAME = pattern(
    r"(?i)(?:^|[_.-])(?:routes?|routing|flows?|pipelines?|syncs?|jobs?|connect(?:ion|or)s?|integrations?|feeds?|transfers?|"
    r"mappings?|channels?|config(?:uration)?s?|conf|cfg|settings|secrets?|credentials|env(?:ironment)?s?|variables|vars|"
    r"param(?:eter)?s|endpoints?|serverless|(?:docker-)?compose|app)(?=[_.-]|$)"
)
#: ``.env``, ``.env.example``, ``env.sample``.
_ENVIRONMENT = pattern(
    r"(?i)\.?env(?:\.(?:example|sample|template|dist|local|dev\w*|stag\w*|prod\w*|test\w*|default\w*))*"
)


def data_form(path: str) -> str:
    """Say how the file at a path is to be read as a data file; "" for one that is none of these."""
    folder, _, name = path.rpartition("/")
    if _ENVIRONMENT.fullmatch(name):
        return LINES
    if name in _OF_TOOLS:
        return ""
    stem, dot, ending = name.rpartition(".")
    form = _FORMS.get(f"{dot}{ending}", "")
    if form in _OF_SETTINGS or (
        form and (_NAME.search(stem) or _NAME.search(folder.rpartition("/")[2]))
    ):
        return form
    return ""
