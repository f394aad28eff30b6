"""What manifests ask for, seen together: bounds from other files, locks that stand beside them.

A lock file stands beside a manifest in the same folder; the uv.lock of a workspace stands above its
members. A Dockerfile that names a distribution asks no lock.
"""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from autodebt_lint.knowledge import Knowledge, Library
from autodebt_lint.knowledge.naming import bare
from autodebt_lint.languages.manifest.forms import resolved
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.model.advisory import Advisory
from autodebt_lint.model.manifest import Requirement
from autodebt_lint.patterns import pattern
from autodebt_lint.settings.python_versions import Removal

_UPPER = ("==", "~=", "<")
"""How a clause begins that lets no later major release in; ``===`` and ``<=`` begin so too."""
_TOOLS = frozenset(["pip", "setuptools", "wheel"])
"""Installers, which nothing imports when a script runs."""
_NOT_DEPLOYED = pattern(
    r"(?i)(?:^|[-_./])(?:dev|develop|development|tests?|testing|docs?|lint|linting|ci|typing|types|examples?)(?:[-_./]|$)"
)
_NEEDLESS = "backport"
"""Status of distributions that are to be taken out of a file; of others another one takes the place."""
_CONSTRAINTS = pattern(r"(?i)(?:^|[-_./])constraints?(?:[-_.]|$)")


class DeprecatedDependency(NamedTuple):
    """A requirement of a library that scripts should leave behind."""

    requirement: Requirement
    library: Library
    deployed: bool
    """The scripts need it to run; otherwise only development or an extra does."""
    locked: bool
    """It stands in a lock file and in no manifest beside it: another library brings it in."""


class Dependencies:
    """The manifests of a project."""

    def __init__(self, project: Project, knowledge: Knowledge) -> None:
        """Take the project; nothing is looked at until it is asked for."""
        self._project = project
        self._knowledge = knowledge
        self._bounds_known: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}

    @functools.cached_property
    def _manifests(self) -> dict[tuple[str, ...], list[Module]]:
        """The files with a manifest, by folder."""
        found: dict[tuple[str, ...], list[Module]] = {}
        for path in sorted(self._project.modules):
            module = self._project.modules[path]
            if module.facts.manifest is not None:
                found.setdefault(module.directory, []).append(module)
        return found

    @functools.cached_property
    def _constraints(self) -> frozenset[str]:
        """Paths of the files that only bound what others ask for."""
        return frozenset(
            target
            for modules in self._manifests.values()
            for module in modules
            for target, constrains in _included(module)
            if constrains
        )

    def modules(self) -> Iterator[Module]:
        """The files with a manifest, in order of folder and name."""
        for folder in sorted(self._manifests):
            yield from self._manifests[folder]

    def deprecated(self, module: Module) -> Iterator[DeprecatedDependency]:
        """Requirements of a file whose libraries scripts should leave behind, each name once.

        What is asked for on older Pythons alone is a mitigation, as a guarded import is.
        """
        manifest = module.facts.manifest
        if manifest is None or self._only_bounds(module):
            return
        locked = manifest.role == "lock"
        met = self._asked_beside(module) if locked else set[str]()
        for requirement in manifest.requirements:
            if requirement.name in met or requirement.older_only:
                continue
            library = self._knowledge.requirement(requirement.name)
            if library is not None:
                met.add(requirement.name)
                deployed = not requirement.group and not _NOT_DEPLOYED.search(module.path)
                yield DeprecatedDependency(requirement, library, deployed, locked)

    def unpinned(self, module: Module) -> Iterator[Requirement]:
        """Direct requirements of deployed scripts that any later release satisfies.

        What is only to be taken out of the file needs no bound first.
        """
        manifest = module.facts.manifest
        if (
            manifest is None
            or manifest.role != "direct"
            or self._only_bounds(module)
            or _NOT_DEPLOYED.search(module.path)
            or self._is_locked(module)
        ):
            return
        bounded = {
            requirement.name
            for source in self._with_included(module)
            for requirement in _requirements(source)
            if requirement.fixed or has_upper_bound(requirement.specifier)
        }
        met = bounded | _TOOLS
        for requirement in manifest.requirements:
            if requirement.name not in met and not requirement.group:
                met.add(requirement.name)
                library = self._knowledge.requirement(requirement.name)
                if library is None or library.status != _NEEDLESS:
                    yield requirement

    def vulnerable(
        self, module: Module, advisories: Mapping[str, tuple[Advisory, ...]]
    ) -> Iterator[tuple[Requirement, str, tuple[Advisory, ...]]]:
        """Requirements of a file that hold a release with known vulnerabilities, each once.

        Args:
            module: the file.
            advisories: by exact pin.

        Yields:
            The requirement, its release and what is known of that. What a manifest beside a lock
            file pins itself is told there.
        """
        if not advisories or module.facts.manifest is None:
            return
        is_lock = module.facts.manifest.role == "lock"
        met = self._pinned_beside(module) if is_lock else set[str]()
        for requirement in module.facts.manifest.requirements:
            pin = exact_pin(requirement)
            if pin in advisories and pin not in met:
                met.add(pin)
                yield requirement, pin.partition("==")[2], advisories[pin]

    def _pinned_beside(self, lock: Module) -> set[str]:
        return {
            exact_pin(requirement)
            for module in self._manifests[lock.directory]
            if not _is_lock(module)
            for requirement in _requirements(module)
        }

    def removal(self, module: Module, distribution: str, release: str) -> Removal:
        """What it means for a module that a library has changed with a release.

        Args:
            module: whose nearest manifests that name the library count.
            distribution: the library.
            release: of the library, as ``2.0``.
        """
        asked = self._bounds(module.directory, bare(distribution))
        older = bool(asked) and all(is_below(specifier, release) for specifier in asked)
        return Removal.LATER if older else Removal.ON_NEWER

    def is_at_least(self, module: Module, distribution: str, release: str) -> bool:
        """Whether all releases of a library that a module may meet are as new as `release`."""
        asked = self._bounds(module.directory, bare(distribution))
        return bool(asked) and all(is_from(specifier, release) for specifier in asked)

    def _bounds(self, folder: tuple[str, ...], distribution: str) -> tuple[str, ...]:
        """The bounds that hold for the scripts in a folder; those of a lock where there is one."""
        key = (folder, distribution)
        if key not in self._bounds_known:
            self._bounds_known[key] = self._find_bounds(folder, distribution)
        return self._bounds_known[key]

    def _find_bounds(self, folder: tuple[str, ...], distribution: str) -> tuple[str, ...]:
        for end in range(len(folder), -1, -1):
            near = [
                *self._manifests.get(folder[:end], ()),
                *self._manifests.get((*folder[:end], "requirements"), ()),
            ]
            asked = [
                (module.facts.manifest.role == "lock", requirement.specifier)
                for module in near
                if module.facts.manifest is not None
                for requirement in module.facts.manifest.requirements
                if bare(requirement.name) == distribution
            ]
            locked = [specifier for is_lock, specifier in asked if is_lock]
            if asked:
                return tuple(locked or [specifier for _, specifier in asked])
        return ()

    def _only_bounds(self, module: Module) -> bool:
        return module.path in self._constraints or bool(
            _CONSTRAINTS.search(module.path.rpartition("/")[2])
        )

    def _asked_beside(self, lock: Module) -> set[str]:
        """Names that the manifests beside a lock file ask for."""
        return {
            requirement.name
            for module in self._manifests[lock.directory]
            if module.facts.manifest is not None and module.facts.manifest.role != "lock"
            for requirement in _requirements(module)
        }

    def _is_locked(self, module: Module) -> bool:
        name = module.path.rpartition("/")[2].lower()
        if "dockerfile" in name or "containerfile" in name:
            return False
        beside = self._manifests.get(module.directory, [])
        if any(_is_lock(other) for other in beside):
            return True
        if name.endswith(".in"):
            compiled = module.path.removesuffix(".in") + ".txt"
            return any(other.path == compiled for other in beside)
        return name == "pyproject.toml" and any(
            _is_lock(other)
            for end in range(len(module.directory))
            for other in self._manifests.get(module.directory[:end], ())
            if other.path.endswith("uv.lock")
        )

    def _with_included(self, module: Module) -> list[Module]:
        """A file and those it takes in, through others too."""
        found = {module.path: module}
        waiting = [module]
        while waiting:
            for target, _ in _included(waiting.pop()):
                other = self._project.modules.get(target)
                if other is not None and target not in found:
                    found[target] = other
                    waiting.append(other)
        return list(found.values())


def exact_pin(requirement: Requirement) -> str:
    """The one release that a requirement holds, as ``requests==2.19.0``; "" where it leaves a choice."""
    version = requirement.specifier.lstrip("=")
    single = requirement.specifier.startswith("==") and not version.endswith("*")
    if not single or "," in version or requirement.origin != "index":
        return ""
    return f"{requirement.name}=={version}"


def has_upper_bound(specifier: str) -> bool:
    """Whether a specifier of PEP 440 keeps later releases out."""
    return any(clause.strip().startswith(_UPPER) for clause in specifier.split(","))


def is_below(specifier: str, release: str) -> bool:
    """Whether all releases that a specifier of PEP 440 lets in are older than `release`."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    try:
        limit = Version(release)
        return any(
            _keeps_below(clause.operator, clause.version, limit)
            for clause in SpecifierSet(specifier)
        )
    except (InvalidSpecifier, InvalidVersion):
        return False


def is_from(specifier: str, release: str) -> bool:
    """Whether no release that a specifier of PEP 440 lets in is older than `release`."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    try:
        limit = Version(release)
        return any(
            clause.operator in {"==", "===", "~=", ">=", ">"}
            and Version(clause.version.removesuffix(".*")) >= limit
            for clause in SpecifierSet(specifier)
        )
    except (InvalidSpecifier, InvalidVersion):
        return False


def _keeps_below(operator: str, version: str, limit: "object") -> bool:
    from packaging.version import Version

    assert isinstance(limit, Version)
    if operator == "===" or (operator == "==" and not version.endswith(".*")):
        return Version(version) < limit
    if operator in {"==", "~="}:
        release = Version(version.removesuffix(".*")).release
        fixed = release if operator == "==" else release[:-1]
        return Version(".".join(map(str, (*fixed[:-1], fixed[-1] + 1)))) <= limit
    if operator == "<":
        return Version(version) <= limit
    return operator == "<=" and Version(version) < limit


def _is_lock(module: Module) -> bool:
    return module.facts.manifest is not None and module.facts.manifest.role == "lock"


def _requirements(module: Module) -> tuple[Requirement, ...]:
    return module.facts.manifest.requirements if module.facts.manifest is not None else ()


def _included(module: Module) -> Iterator[tuple[str, bool]]:
    """Paths of the files that a requirements file takes in, and whether each only bounds."""
    if module.facts.manifest is not None:
        for include in module.facts.manifest.includes:
            target = resolved(module.path, include.path)
            if target:
                yield target, include.constrains
