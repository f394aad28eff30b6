"""Which files are manifests, by their names alone: discovery asks this of every file.

Nothing is loaded here that a check of one script does not need anyhow.
"""

import posixpath

from autodebt_lint.patterns import pattern

SETUP_SCRIPT = "setup_script"
REQUIREMENTS = "requirements"
LOCK = "locks"

#: Form by whole name, in lower case. The form is the module that reads it, and its function.
_NAMES = {
    "pyproject.toml": "pyproject",
    "pipfile": "pyproject:read_pipfile",
    "setup.cfg": "setup_cfg",
    "setup.py": SETUP_SCRIPT,
    "poetry.lock": LOCK,
    "pdm.lock": LOCK,
    "uv.lock": LOCK,
    "pylock.toml": LOCK,
    "pipfile.lock": "locks:read_pipfile_lock",
    "conda-lock.yml": "locks:read_presence",
    "conda-lock.yaml": "locks:read_presence",
    "pixi.lock": "locks:read_presence",
    "dockerfile": "dockerfile",
    "containerfile": "dockerfile",
}
_REQUIREMENTS_NAME = pattern(
    r"(?:[\w.-]*[-_.])?(?:requirements|constraints|reqs)(?:[-_.\d][\w.-]*)?\.(?:txt|in|pip|lock)"
)
_CONDA = pattern(
    r"(?:conda[-_]?)?(?:environment|env)(?:[-_.][\w.-]+)?\.ya?ml|conda(?:[-_.][\w.-]+)?\.ya?ml"
)
_DOCKERFILE = pattern(
    r"(?:dockerfile|containerfile)[-_.][\w.-]+|[\w.-]+\.(?:dockerfile|containerfile)"
)
_NAMED_LOCK = pattern(r"pylock\.[\w-]+\.toml")
_ENDS = (".txt", ".in", ".pip", ".lock", ".toml", ".cfg", ".yml", ".yaml", ".py")


def form_of(path: str) -> str:
    """Say how the file at a path is to be read as a manifest; "" for one that is none.

    Any text file is taken for a requirements file where somebody names it as such: this answers
    for files that were named. `is_manifest` answers for files that were found.
    """
    name = path.rpartition("/")[2].lower()
    form = _NAMES.get(name)
    if form is not None:
        return form
    if name.endswith((".txt", ".in", ".pip")):
        return REQUIREMENTS
    if _REQUIREMENTS_NAME.fullmatch(name):
        return "requirements:read_lock"
    if _NAMED_LOCK.fullmatch(name):
        return LOCK
    if name.endswith((".yml", ".yaml")) and _CONDA.fullmatch(name):
        return "conda"
    return "dockerfile" if _DOCKERFILE.fullmatch(name) and not name.endswith(_ENDS) else ""


def is_manifest(folder: str, name: str) -> bool:
    """Whether a file that is found under a name, in the folder at a path, is a manifest."""
    lowered = name.lower()
    if lowered in _NAMES:
        return True
    if not lowered.endswith(_ENDS):
        return "file" in lowered and bool(_DOCKERFILE.fullmatch(lowered))
    if lowered.endswith((".txt", ".in", ".pip", ".lock")):
        return bool(_REQUIREMENTS_NAME.fullmatch(lowered)) or (
            lowered.endswith((".txt", ".in"))
            and folder.rpartition("/")[2].lower() in {"requirements", "reqs"}
        )
    if lowered.endswith((".yml", ".yaml")):
        return bool(_CONDA.fullmatch(lowered))
    return bool(_NAMED_LOCK.fullmatch(lowered))


def resolved(path: str, included: str) -> str:
    """Posix path from the root of a file that another one takes in; "" for one outside of it."""
    if "://" in included or "$" in included:
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), included))
    return "" if target.startswith(("/", "..")) else target
