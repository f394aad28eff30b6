"""Rules that do not come with the tool: a team's Python rule packs, and its bans written in TOML.

A pack is an installed distribution that names its rules in the entry-point group
``autodebt_lint.rules``. Code that lies in the scanned tree is not run unless the user trusts it:
neither a distribution installed from there nor a module that shadows one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autodebt_lint.engine.rule import Rule
from autodebt_lint.errors import ConfigError
from autodebt_lint.knowledge import Knowledge, UserRule
from autodebt_lint.model.finding import Finding
from autodebt_lint.patterns import pattern

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from autodebt_lint.linking.module import LinkedModule

GROUP = "autodebt_lint.rules"
_CODE = pattern(r"(?!ADL)[A-Z]{1,8}\d{1,6}")


def pack_rules(
    names: Sequence[str], root: Path, *, trust: bool
) -> tuple[dict[str, Rule], tuple[str, ...]]:
    """Load the rules of installed rule packs.

    Args:
        names: distributions, as the configuration lists them.
        root: the scanned project's root.
        trust: allow packs whose code lies inside of `root`.

    Returns:
        The rules by code, and name and version of each pack for cache keys.

    Raises:
        ConfigError: a pack is not installed, names no rules, is not trusted or clashes.
    """
    rules: dict[str, Rule] = {}
    stamps: list[str] = []
    for name in names:
        from importlib import metadata

        try:
            distribution = metadata.distribution(name)
        except (metadata.PackageNotFoundError, ValueError):
            raise ConfigError(
                f"rule-packs: the distribution {name!r} is not installed",
                "install it next to autodebt-lint",
            ) from None
        points = [point for point in distribution.entry_points if point.group == GROUP]
        if not points:
            raise ConfigError(
                f"rule-packs: {name} has no entry point in the group {GROUP!r}",
                "a pack names each module with a rule there",
            )
        for point in points:
            if not trust:
                _refuse_scanned(name, point, root)
            for rule in _rules_of(name, point):
                if rule.code in rules or not _CODE.fullmatch(rule.code):
                    raise ConfigError(
                        f"rule-packs: {name} brings a rule with the code {rule.code!r}",
                        "a pack's codes are capital letters and digits, not beginning with ADL, each used once",
                    )
                rules[rule.code] = rule
        stamps.append(f"{name}=={distribution.version}")
    return rules, tuple(stamps)


def _refuse_scanned(name: str, point: "EntryPoint", root: Path) -> None:
    """Raise when the code behind an entry point lies in the scanned tree; nothing of it is imported."""
    import importlib.util
    import sysconfig

    top = point.module.partition(".")[0]
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        spec = None
    origins = [spec.origin, *(spec.submodule_search_locations or ())] if spec else []
    installed = [Path(sysconfig.get_path(kind)).resolve() for kind in ("purelib", "platlib")]
    for origin in filter(None, origins):
        path = Path(origin).resolve()
        if path.is_relative_to(root.resolve()) and not any(
            path.is_relative_to(folder) for folder in installed
        ):
            raise ConfigError(
                f"rule-packs: the code of {name} lies in the scanned project ({path})",
                "run with --trust if you trust this project's code",
            )


def _rules_of(name: str, point: "EntryPoint") -> Iterator[Rule]:
    try:
        loaded = point.load()
    except Exception as error:
        raise ConfigError(
            f"rule-packs: {name} cannot be loaded: {type(error).__name__}: {error}",
            "mend or remove the pack",
        ) from error
    found = getattr(loaded, "rule", loaded)
    for item in found if isinstance(found, Iterable) else [found]:
        if not isinstance(item, Rule):
            raise ConfigError(
                f"rule-packs: {point.value} of {name} is no rule",
                "make it with autodebt_lint.api.Rule",
            )
        yield item


def banning_rules(knowledge: Knowledge) -> Mapping[str, Rule]:
    """Return one rule for each ``[[rule]]`` table of the users' own rulesets."""
    return {item.id: _banning(item) for item in knowledge.user_rules()}


def _banning(item: UserRule) -> Rule:
    rule = Rule(item.id, item.id.lower(), severity=item.level, effort=15, doc=f"{item.message}.")

    @rule.module
    def check(module: "LinkedModule") -> Iterator[Finding]:
        message = f"{item.message}; use {item.replacement}" if item.replacement else item.message
        for place in sorted(set(module.uses_of(item))):
            yield rule.finding(module.path, place, message, retires_on=item.on)

    return rule
