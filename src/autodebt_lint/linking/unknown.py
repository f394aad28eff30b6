"""Hosts and imports that no ruleset knows: where the knowledge could grow."""

import sys
from collections import defaultdict
from collections.abc import Iterable

from autodebt_lint.knowledge import Knowledge
from autodebt_lint.linking.module import LinkedModule
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.remote.endpoints import HostClass
from autodebt_lint.model.facts import Import
from autodebt_lint.model.knowledge_gap import KnowledgeGap
from autodebt_lint.model.place import Place


def knowledge_gaps(modules: Iterable[LinkedModule], project: Project) -> list[KnowledgeGap]:
    """List the hosts that code talks to, and the packages it imports, that are no entry's.

    Internal hosts, addresses and those of one machine are the team's own business; so are modules
    of the project and of the standard library.

    Returns:
        Hosts first, then imports; in each what most files use comes first.
    """
    found: defaultdict[tuple[str, str], set[tuple[str, Place]]] = defaultdict(set)
    for module in modules:
        for endpoint in module.endpoints:
            place = endpoint.address.place
            if endpoint.system is None and endpoint.host_class is HostClass.UNKNOWN and place:
                found["host", endpoint.address.name].add((module.path, place))
        for item in module.facts.imports:
            if not project.names.is_own(project.modules[module.path], item):
                root = item.module.partition(".")[0]
                if not _is_known(item, root, module.knowledge):
                    found["import", root].add((module.path, item.place))
    gaps = [KnowledgeGap(kind, name, tuple(sorted(uses))) for (kind, name), uses in found.items()]
    return sorted(gaps, key=lambda gap: (gap.kind, -len({path for path, _ in gap.uses}), gap.name))


def _is_known(item: Import, root: str, knowledge: Knowledge) -> bool:
    return (
        root in sys.stdlib_module_names
        or knowledge.system_for_import(item.dotted) is not None
        or knowledge.library(item.dotted) is not None
        or root in knowledge.client_roots
        or bool(knowledge.call_words(root))
    )
