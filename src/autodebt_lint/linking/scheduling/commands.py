"""Which scripts of a project commands outside Python start, and what these give to them.

The commands stand in crontabs, workflows, makefiles and scripts of a shell. What starts such a script
starts what it runs.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.scheduling.shell_words import Run, runs

_NOWHERE = frozenset(["", ".", "..", UNKNOWN_PART])
"""Parts of a path that say nothing about where it leads."""


class Started(NamedTuple):
    """That a script is started."""

    by: str
    """Path of the file that holds the command; the script's own where that runs by itself."""
    when: str
    """What sets it off there: ``cron 0 5 * * *``, ``make load``."""
    run: Run
    """What the command gives to it."""

    @property
    def told(self) -> str:
        """How that is shown."""
        return f"{self.when} ({self.by})"


class Commands:
    """Tells what commands in the files of a project start."""

    def __init__(self, project: Project) -> None:
        """Read the commands of a project."""
        self._project = project
        self._alone: dict[str, list[str]] = {}
        self._starts: dict[str, list[Started]] = {}
        self._called: dict[str, list[str]] = {}
        """Paths of the files of each name."""
        for path in project.modules:
            self._called.setdefault(path.rpartition("/")[2], []).append(path)
        for path in sorted(project.modules):
            for trigger in project.modules[path].facts.triggers:
                when = f"{trigger.kind} {trigger.schedule}".rstrip()
                if not trigger.command:
                    self._alone.setdefault(path, []).append(when)
                for run in runs(trigger.command):
                    for script in self.scripts(run):
                        self._starts.setdefault(script, []).append(Started(path, when, run))

    def starting(self, path: str) -> Iterator[str]:
        """What starts a file, as it is shown: where a script of a shell does, what starts that one."""
        yield from self._alone.get(path, ())
        waiting = [path]
        for it in waiting:  # grows while it is gone through
            for started in self._starts.get(it, ()):
                if started.by not in self._starts:
                    yield started.told
                elif started.by not in waiting:
                    waiting.append(started.by)

    def given(self, path: str) -> Iterator[Run]:
        """What each command that starts a file gives to it."""
        for started in self._starts.get(path, ()):
            yield started.run

    def scripts(self, run: Run, within: tuple[str, ...] = ()) -> Iterator[str]:
        """Paths of the project's files that a command runs, `within` a folder where it is known which one."""
        if run.script:
            least = _parts(run.script)
            yield from self._ending((*within, *_parts(run.folder), *least), least)
            return
        parts = (*within, *run.module.split("."))
        yield from self._ending((*parts[:-1], f"{parts[-1]}.py"), ())
        yield from self._ending((*parts, "__main__.py"), ())

    def _ending(self, path: tuple[str, ...], least: tuple[str, ...]) -> Iterator[str]:
        """The file that a path means: all of it, else the longest end that is a file."""
        for start in range(len(path)):
            name = "/".join(path[start:])
            if name in self._project.modules:
                yield name
                return
        if least:
            named = self._called.get(least[-1], ())
            same = [it for it in named if tuple(it.split("/"))[-len(least) :] == least]
            if len(same) == 1:
                yield same[0]


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[/\\]", path) if part not in _NOWHERE)
