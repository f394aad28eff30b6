"""What starts the scripts of a project: schedules in other files, frameworks, people."""

import re
from collections.abc import Iterator

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.scheduling.commands import runs
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Result

BY_HAND = "command line"
"""What starts a script that nothing else is known to start."""
_SCHEDULE_ARGUMENTS = ("schedule", "schedule_interval", "timetable", "cron", "crontab")
_PIPELINES = frozenset(["DAG", "dag"])
_UNITS = frozenset("second seconds minute minutes hour hours day days week weeks".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SERVERS = frozenset("route get post put patch delete websocket api_route".split())


class Starts:
    """Tells what starts a module."""

    def __init__(self, project: Project, jobs: Jobs) -> None:
        """Read the schedules of a project's crontabs and workflows."""
        self._project = project
        self._jobs = jobs
        self._outside: dict[str, list[str]] = {}
        for path in sorted(project.modules):
            for trigger in project.modules[path].facts.triggers:
                if not trigger.command:
                    self._outside.setdefault(path, []).append(f"{trigger.kind} {trigger.schedule}")
                for script in self._scripts(trigger.command):
                    told = f"{trigger.kind} {trigger.schedule} ({path})"
                    self._outside.setdefault(script, []).append(told)

    def of(self, module: Module) -> tuple[str, ...]:
        """What starts a module, the surest first; nothing where only other modules call it."""
        found = dict.fromkeys(
            [*self._outside.get(module.path, ()), *self._scheduled(module), *self._served(module)]
        )
        if not found and module.facts.main_guard:
            return (BY_HAND,)
        if not found and module.facts.language == "notebook":
            return ("notebook",)
        return tuple(found)

    def sets_schedule(self, module: Module) -> bool:
        """Whether the module itself says when it runs."""
        return any(" " in said for said in self._scheduled(module))

    def _scripts(self, command: str) -> Iterator[str]:
        """Paths of the project's files that a shell command runs."""
        for run in runs(command):
            if run.script:
                least = _parts(run.script)
                yield from self._ending((*_parts(run.folder), *least), least)
                continue
            parts = tuple(run.module.split("."))
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
            same = [
                known
                for known in self._project.modules
                if tuple(known.split("/"))[-len(least) :] == least
            ]
            if len(same) == 1:
                yield same[0]

    def _scheduled(self, module: Module) -> Iterator[str]:
        """Schedules that the module itself sets: of a pipeline, or of a scheduler in Python."""
        for function in module.functions.values():
            for call in function.details.calls:
                name = last_name(call.callee)
                if name in _PIPELINES:
                    schedule = self._schedule(call, function)
                    yield f"Airflow {schedule}" if schedule else "Airflow"
                elif name == "do" and (said := _every(call, function)):
                    yield f"schedule {said}"
                elif name == "add_job":
                    yield f"APScheduler {self._timing(call)}".rstrip()

    def _schedule(self, call: Call, function: FunctionEntry) -> str:
        context = self._jobs.resolver.anywhere(function)
        for key, value in call.keywords:
            if key in _SCHEDULE_ARGUMENTS:
                said = constant(self._jobs.resolver, value, context)
                return str(said) if isinstance(said, str) else ""
        return ""

    def _timing(self, call: Call) -> str:
        first = [str(v.value) for v in call.args[1:2] if type(v) is Const]
        rest = [
            f"{key}={value.value}"
            for key, value in call.keywords
            if type(value) is Const
            and key not in {"id", "name", "replace_existing", "max_instances"}
        ]
        return " ".join([*first, *rest])

    def _served(self, module: Module) -> Iterator[str]:
        for function in module.functions.values():
            names = {last_name(decorator) for decorator, _ in self._jobs.decorators(function)}
            params = [param.strip("_") for param in function.facts.params]
            if (
                last_part(function.name) == "lambda_handler"
                or params == ["event", "context"]
                or "http" in names
                or "cloud_event" in names
            ):
                yield "cloud function"
            elif names & {"task", "shared_task"} and not self._jobs.has_pipeline(module):
                yield "queue task"
            elif names & _SERVERS:
                yield "web request"


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[/\\]", path) if part not in {"", ".", ".."})


def _every(call: Call, function: FunctionEntry) -> str:
    """``schedule.every().day.at("10:30").do(job)`` without what runs: ``every day at 10:30``."""
    words: list[str] = []
    value = call.callee.base if type(call.callee) is Attr else None
    calls = {item.number: item for item in function.details.calls}
    while value is not None and len(words) < 8:
        if type(value) is Attr:
            if value.name in _UNITS | _DAYS:
                words.insert(0, value.name)
            value = value.base
        elif type(value) is Result and (made := calls.get(value.call)) is not None:
            name = last_name(made.callee)
            given = [str(v.value) for v in made.args[:1] if type(v) is Const]
            words[:0] = [name, *given]
            value = made.callee.base if type(made.callee) is Attr and name != "every" else None
        else:
            value = None
    return " ".join(words) if words[:1] == ["every"] else ""
