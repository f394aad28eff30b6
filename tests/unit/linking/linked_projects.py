"""Projects in memory, linked: what their calls reach."""

import textwrap
from collections.abc import Mapping

from autodebt_lint.engine.reading import facts_from
from autodebt_lint.knowledge import load_knowledge
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.names.islands import MANY
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.remote.remote_calls import RemoteCall

_KNOWLEDGE = load_knowledge()


def linked(sources: Mapping[str, str], many: int = MANY) -> Linking:
    """Link the sources of a project, given by path; what more files than `many` name is everybody's."""
    read = (
        facts_from(path, textwrap.dedent(text).encode(), None).decoded()
        for path, text in sources.items()
    )
    facts = [item for item in read if item is not None]
    return Linking(Project(facts, many=many), _KNOWLEDGE)


def remote_calls(sources: Mapping[str, str] | str) -> list[RemoteCall]:
    """Return the remote calls of a project, or of one script, in order of path and place."""
    files = {"sync.py": sources} if isinstance(sources, str) else sources
    return [remote for module in linked(files).modules() for remote in module.remote_calls]


def systems(sources: Mapping[str, str] | str) -> list[list[str]]:
    """Return the ids of the systems that each remote call may reach."""
    return [sorted(system.id for system in remote.systems) for remote in remote_calls(sources)]


def texts(sources: Mapping[str, str] | str) -> list[str]:
    """Return all addresses that the remote calls have; ``?`` stands for what is not known."""
    return [
        address.text.replace("\ufffc", "?")
        for remote in remote_calls(sources)
        for address in remote.addresses
    ]
