"""A composite action's `run:` steps, done as a runner of GitHub Actions does them.

Expressions are looked up, not evaluated: ``${{ inputs.paths }}`` and its like is all that our action
uses outside of the steps that use other actions, and those are not done here.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_COMMAND = re.compile(r"\s*::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<data>.*)")

Command = tuple[str, str, str]
"""Name, properties and data of a workflow command."""


class Done(NamedTuple):
    """What became of a run of the action."""

    code: int
    """Exit code of the last step that was done."""
    outputs: dict[str, str]
    """The action's outputs."""
    step_outputs: dict[str, dict[str, str]]
    """What each step put out, by its id; more than the action passes on."""
    log: str
    commands: list[Command]
    """Workflow commands that a runner would obey."""
    summary: str


class Runner:
    """A runner with a checkout of its own."""

    def __init__(self, action: Path, temporary: Path, workspace: Path) -> None:
        """Prepare for an action.

        Args:
            action: folder of its action.yml.
            temporary: folder for all that the runner writes.
            workspace: the checkout.
        """
        self.action = action
        self.temporary = temporary
        self.workspace = workspace
        self.defined = yaml.safe_load((action / "action.yml").read_text("utf-8"))

    def run(
        self,
        inputs: Mapping[str, str],
        *,
        environment: Mapping[str, str],
        steps: Mapping[str, Mapping[str, Any]] = {},
        event: str = "{}",
    ) -> Done:
        """Do the steps that have a script, until one fails.

        Args:
            inputs: those that differ from their defaults.
            environment: variables of the job.
            steps: what the context ``steps`` holds of steps that are not done; a step with an id among
                them is left out.
            event: the event's payload, in JSON.
        """
        given = {name: about.get("default", "") for name, about in self.defined["inputs"].items()}
        contexts: dict[str, Any] = {"inputs": {**given, **inputs}, "steps": dict(steps)}
        summary, payload = self.temporary / "summary", self.temporary / "event.json"
        payload.write_text(event)
        log, code = "", 0
        put_out: dict[str, dict[str, str]] = {}
        for number, step in enumerate(self.defined["runs"]["steps"]):
            if "run" not in step or step.get("id") in steps:
                continue
            assert step["shell"] == "bash"
            output = self.temporary / f"output-{number}"
            output.touch()
            script = self.temporary / f"step-{number}.sh"
            script.write_text(step["run"])
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
                cwd=self.workspace,
                env={
                    **os.environ,
                    "GITHUB_ACTIONS": "true",
                    "GITHUB_ACTION_PATH": str(self.action),
                    "GITHUB_WORKSPACE": str(self.workspace),
                    "GITHUB_EVENT_PATH": str(payload),
                    "GITHUB_OUTPUT": str(output),
                    "GITHUB_ENV": str(self.temporary / "env"),
                    "GITHUB_PATH": str(self.temporary / "path"),
                    "GITHUB_STEP_SUMMARY": str(summary),
                    "GITHUB_REPOSITORY": "lagovia/marketing-ops",
                    "RUNNER_TEMP": str(self.temporary),
                    **environment,
                    **{name: look_up(value, contexts) for name, value in step["env"].items()},
                },
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            log += done.stdout.decode("utf-8", "replace")
            code = done.returncode
            if "id" in step:
                put_out[step["id"]] = outputs_of(output.read_text("utf-8"))
                contexts["steps"][step["id"]] = {"outputs": put_out[step["id"]]}
            if code:
                break
        passed_on = {
            name: look_up(about["value"], contexts)
            for name, about in self.defined["outputs"].items()
        }
        told = summary.read_text("utf-8") if summary.exists() else ""
        return Done(code, passed_on, put_out, log, commands_of(log), told)


def look_up(text: str, contexts: Mapping[str, Any]) -> str:
    """Put values where the expressions stand; nothing where there is none, as GitHub does."""

    def value(match: re.Match[str]) -> str:
        found: Any = contexts
        for key in match[1].split("."):
            found = found.get(key, {})
        return found if isinstance(found, str) else ""

    assert "${{" not in _EXPRESSION.sub("", text), f"too much for this runner: {text}"
    return _EXPRESSION.sub(value, text)


def outputs_of(text: str) -> dict[str, str]:
    """Read a file of outputs as a runner does: ``name=value``, or ``name<<end`` with lines up to the end."""
    outputs: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, separator, end = line.partition("<<")
        if separator and "=" not in name:
            value: list[str] = []
            for inner in lines:
                if inner == end:
                    break
                value.append(inner)
            else:
                raise ValueError(f"no end of {name}")
            outputs[name] = "\n".join(value)
        else:
            name, _, outputs[name] = line.partition("=")
    return outputs


def commands_of(log: str) -> list[Command]:
    """Return the workflow commands in a log that a runner obeys; all it takes for the end of a line ends one."""
    commands: list[Command] = []
    resume = None
    for line in re.split(r"\r\n|\r|\n", log):
        match = _COMMAND.fullmatch(line)
        if resume is not None:
            resume = None if line.strip() == f"::{resume}::" else resume
        elif match is not None and match["name"] == "stop-commands":
            resume = match["data"]
        elif match is not None:
            commands.append((match["name"], match["properties"] or "", match["data"]))
    assert resume is None, "commands stay off for the rest of the step"
    return [command for command in commands if not re.fullmatch(r"[0-9a-f]{32}", command[0])]
