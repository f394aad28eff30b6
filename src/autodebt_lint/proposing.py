"""A first configuration for a project, proposed by what its code talks to."""

from collections.abc import Callable, Iterable, Sequence

from autodebt_lint.model.graph import IntegrationGraph
from autodebt_lint.model.knowledge_gap import KnowledgeGap
from autodebt_lint.settings import DEFAULT_SEASONS

#: Seasons that matter to whoever talks to systems of a category.
_SEASONS = {
    "ads": ("black-friday",),
    "billing": ("quarter-end", "year-end-close"),
    "commerce": ("black-friday", "christmas"),
    "crm": ("quarter-end", "year-end-close"),
    "email": ("black-friday",),
    "erp": ("quarter-end", "year-end-close"),
    "finance-data": ("year-end-close",),
    "marketing-automation": ("black-friday",),
    "payments": ("black-friday", "year-end-close"),
    "shipping": ("black-friday", "christmas"),
}
MAX_HOSTS = 12
"""Unknown hosts that are proposed as systems."""

RolesOf = Callable[[str], tuple[str, ...]]


def seasons_for(graph: IntegrationGraph) -> tuple[str, ...]:
    """The bundled seasons that the systems of a graph speak for; the usual ones where none does."""
    found: dict[str, int] = {}
    for system in graph.systems:
        for season in _SEASONS.get(system.category, ()):
            found[season] = found.get(season, 0) + len(system.scripts)
    return tuple(sorted(found, key=lambda season: (-found[season], season))) or DEFAULT_SEASONS


def configuration(
    graph: IntegrationGraph, gaps: Iterable[KnowledgeGap], roles_of: RolesOf, *, owned: bool
) -> str:
    """Write a configuration with comments, as autodebt.toml would hold it.

    Args:
        graph: of the project.
        gaps: hosts and imports that nobody knows.
        roles_of: looks up the steps to revenue of a system's id.
        owned: whether the project has a CODEOWNERS file.
    """
    blocks = [
        *_head(graph),
        *_processes(graph, roles_of),
        *_systems([gap.name for gap in gaps if gap.kind == "host"]),
        *([] if owned else _OWNERS),
    ]
    return "\n".join(blocks) + "\n"


def _head(graph: IntegrationGraph) -> list[str]:
    listed = ", ".join(f'"{season}"' for season in seasons_for(graph))
    return [
        "# Seasons tighten severities on a calendar; autodebt season list shows all, and a path to a season",
        "# file or an .ics calendar may stand here as well.",
        f"seasons = [{listed}]",
        "",
        "# From this level on a finding fails a run, unless the baseline accepts it.",
        'fail-on = "high"',
        "",
        "# Days before which a finding says that it will block, and whose midnight begins a day.",
        "lead = 30",
        'timezone = "UTC"',
        "",
    ]


def _processes(graph: IntegrationGraph, roles_of: RolesOf) -> list[str]:
    """What the systems of the graph serve, as far as they say it."""
    served: dict[str, list[str]] = {}
    for system in graph.systems:
        for role in roles_of(system.id):
            served.setdefault(role, []).append(system.id)
    if not served:
        return []
    lines = [
        "# Business processes, by systems as the catalogue has them; paths and owners say it more exactly:",
        '# paths = ["jobs/leads/"], owners = ["@lagovia/crm"], impact = "critical".',
    ]
    for role in sorted(served):
        listed = ", ".join(f'"{id}"' for id in served[role])
        lines += [f"[processes.{role}]", f"systems = [{listed}]", ""]
    return lines


def _systems(hosts: Sequence[str]) -> list[str]:
    """Hosts that nobody knows, to be named by somebody who does."""
    if not hosts:
        return []
    lines = [
        "# The code talks to hosts that the catalogue does not know. Name those that are systems of yours:"
    ]
    for host in hosts[:MAX_HOSTS]:
        name = "".join(c if c.isalnum() and c.isascii() else "-" for c in host.lower()).strip("-")
        lines += [
            f"# [systems.{name}]",
            f'# name = "{name}"',
            f'# hosts = ["{name_of(host)}"]',
            "#",
        ]
    if len(hosts) > MAX_HOSTS:
        lines.append(f"# and {len(hosts) - MAX_HOSTS} more: autodebt knowledge unknown")
    return [*lines, ""]


def name_of(host: str) -> str:
    """A host as it may stand in a comment: letters, digits, dots, hyphens and colons only."""
    return "".join(c for c in host if c.isascii() and (c.isalnum() or c in ".-:"))


_OWNERS = [
    "# No CODEOWNERS file was found: with one, findings name who answers for them.",
    "",
]
