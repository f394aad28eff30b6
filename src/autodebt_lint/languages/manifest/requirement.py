"""One requirement as pip writes it (PEP 508, and addresses of repositories and files)."""

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from autodebt_lint.model.manifest import Requirement
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

LONGEST = 2_000
"""Characters of a line that is still taken for a requirement."""

_NAME = pattern(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_EXTRAS = pattern(r"\s*\[[^\]]*\]")
_OLDER = pattern(r"""python_(?:full_)?version\s*(?:<=?|==)\s*["']""")
_VERSION_FIRST = pattern(r"""["'][\d.]+["']\s*>=?\s*python_(?:full_)?version""")
_REPOSITORY = pattern(r"(?:git|hg|svn|bzr)\+|git@")
_EGG = pattern(r"[#&]egg=([A-Za-z0-9][\w.-]*)")
_REFERENCE = pattern(r"@([\w./-]+)$")
_BRANCHES = frozenset(["main", "master", "develop", "dev", "trunk", "head"])
_ARCHIVES = (".whl", ".zip", ".tar.gz", ".tar.bz2", ".tgz")


def parse(text: str, place: Place, group: str = "") -> Requirement | None:
    """Read a requirement.

    Args:
        text: without comments and options: ``requests[socks]>=2; python_version < "3"``.
        place: where it stands.
        group: that asks for it.

    Returns:
        None for what is no requirement, and for a folder of the project itself.
    """
    text = text[:LONGEST].strip()
    if is_address(text):
        return _from_address(text, place, group)
    found = _NAME.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    extras = _EXTRAS.match(rest)
    if extras is not None:
        rest = rest[extras.end() :]
    rest = rest.lstrip()
    name = str(canonicalize_name(found[0]))
    if rest.startswith("@"):
        address, _, marker = rest[1:].partition(" ;")
        named = _from_address(address.strip(), place, group, name)
        return named or Requirement(name, "", place, group, "file", fixed=True)
    bounds, _, marker = rest.partition(";")
    bounds = bounds.strip()
    if bounds.startswith("(") and bounds.endswith(")"):
        bounds = bounds[1:-1]
    if bounds and bounds[0] not in "<>=!~":
        return None
    try:
        specifier = str(SpecifierSet(bounds))
    except InvalidSpecifier:
        return None
    return Requirement(name, specifier, place, group, older_only=is_for_older(marker))


def is_for_older(marker: str) -> bool:
    """Whether an environment marker leaves newer Pythons out."""
    return bool(_OLDER.search(marker) or _VERSION_FIRST.search(marker))


def is_address(text: str) -> bool:
    """Whether a requirement is given by the place it is fetched from."""
    return (
        "://" in text.partition("@")[0].partition(";")[0]
        or text.startswith((".", "/", "file:", "git@"))
        or text.lower().endswith(_ARCHIVES)
    )


def _from_address(address: str, place: Place, group: str, name: str = "") -> Requirement | None:
    bare, _, _ = address.partition("#")
    if not name:
        egg = _EGG.search(address)
        last = bare.rstrip("/").rpartition("/")[2]
        stem = last.partition("@")[0].removesuffix(".git")
        if last.lower().endswith(".whl"):
            stem = last.partition("-")[0]
        found = egg[1] if egg else stem
        if _NAME.fullmatch(found) is None:
            return None
        name = str(canonicalize_name(found))
    if _REPOSITORY.match(address):
        path = bare.partition("://")[2].partition("/")[2] or bare.partition(":")[2]
        reference = _REFERENCE.search(path)
        fixed = reference is not None and reference[1].lower() not in _BRANCHES
        return Requirement(name, "", place, group, "repository", fixed)
    if "://" in bare and not bare.startswith("file:"):
        return Requirement(name, "", place, group, "file", fixed=True)
    return None
