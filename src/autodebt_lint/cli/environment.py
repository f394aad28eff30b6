"""The environment variables that a user may set, and the files that the tool knows."""

VARIABLES = {
    "AUTODEBT_AS_OF": "day that a run is judged by, YYYY-MM-DD; --as-of wins",
    "AUTODEBT_CACHE_DIR": "folder of the caches, of all projects",
    "XDG_CACHE_HOME": "else it is autodebt-lint/ in this one (default: ~/.cache)",
    "AUTODEBT_DEBUG": "if not empty, an internal error shows its traceback",
    "NO_COLOR": "if not empty, no colours",
    "FORCE_COLOR": "if not empty, colours even without a terminal; 0: none",
}

FILES = {
    "pyproject.toml": "configuration: the table [tool.autodebt]",
    "autodebt.toml": "or here, where the keys stand at the top",
    ".autodebt-baseline.json": "accepted findings, see autodebt baseline",
    ".gitignore": "what it names and git does not track is left out",
}
