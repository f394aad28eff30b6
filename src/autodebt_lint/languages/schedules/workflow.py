"""Workflows of GitHub Actions.

Format: docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
"""

from collections.abc import Iterator

import yaml

from autodebt_lint.languages.manifest.yaml_nodes import composed, items, place_of, value_of
from autodebt_lint.model.facts import Trigger


def read(text: str) -> Iterator[Trigger]:
    """Yield the commands of a workflow, each with every time and event that starts it."""
    root = composed(text)
    starts = list(_starts(value_of(root, "on")))
    jobs = value_of(root, "jobs")
    for _, job in items(jobs):
        steps = value_of(job, "steps")
        for step in steps.value if isinstance(steps, yaml.SequenceNode) else ():
            run = value_of(step, "run")
            if isinstance(run, yaml.ScalarNode):
                folder = value_of(step, "working-directory")
                prefix = f"cd {folder.value} && " if isinstance(folder, yaml.ScalarNode) else ""
                for kind, schedule in starts:
                    yield Trigger(kind, schedule, prefix + run.value, place_of(run))


def _starts(on: yaml.Node | None) -> Iterator[tuple[str, str]]:
    """Kind and schedule of what starts a workflow."""
    if isinstance(on, yaml.ScalarNode):
        yield "event", on.value
    elif isinstance(on, yaml.SequenceNode):
        for item in on.value:
            if isinstance(item, yaml.ScalarNode):
                yield "event", item.value
    for name, value in items(on):
        if name != "schedule":
            yield "event", name
            continue
        for item in value.value if isinstance(value, yaml.SequenceNode) else ():
            cron = value_of(item, "cron")
            if isinstance(cron, yaml.ScalarNode):
                yield "cron", cron.value
