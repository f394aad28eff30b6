"""What starts the scripts of a project: commands in other files, schedules of their own, frameworks, people."""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import FunctionEntry, Module
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.scheduling.commands import Commands
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

    def __init__(self, jobs: Jobs, commands: Commands) -> None:
        """Tell by what a project's modules say, and by the `commands` that start them."""
        self._jobs = jobs
        self._commands = commands

    def of(self, module: Module) -> tuple[str, ...]:
        """What starts a module, the surest first; nothing where only other modules call it."""
        found = dict.fromkeys(
            [*self._commands.starting(module.path), *self._scheduled(module), *self._served(module)]
        )
        if not found and module.facts.main_guard:
            return (BY_HAND,)
        if not found and module.facts.language == "notebook":
            return ("notebook",)
        return tuple(found)

    def sets_schedule(self, module: Module) -> bool:
        """Whether the module itself says when it runs."""
        return any(" " in said for said in self._scheduled(module))

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
