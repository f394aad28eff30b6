"""Call of another system whose failure nobody catches.

## What it does
Reports remote calls that run from where a job begins (module code, `__main__`, a task, a command, a
function handed to a thread or scheduler) with no handler, retry decorator, retrying adapter or
retrying scheduler on the way down to them. Functions of a library that nothing calls are not
judged. Of the calls that a function makes to a database the first is reported; what a session only
keeps counts where the function flushes it.

## Why is this bad?
One lost connection ends the job in the middle: half of the records are written, and whoever starts
it again writes them twice.

## Example
```python
import requests


def push(contact):
    requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json=contact, timeout=10).raise_for_status()


if __name__ == "__main__":
    push({"email": "ada@example.com"})
```

## Use instead
```python
import sys

import requests


def push(contact):
    requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json=contact, timeout=10).raise_for_status()


if __name__ == "__main__":
    try:
        push({"email": "ada@example.com"})
    except requests.RequestException as error:
        sys.exit(f"contact not written, safe to start again: {error}")
```

## Fix safety
Repeating the function changes what happens on an error, so it is unsafe: whatever it did before the
failure is done again. It is offered where the file repeats another function by a decorator.

## Season
In a peak connections are lost more often, and every job that stops has to be started by hand.

## References
- https://docs.python.org/3/tutorial/errors.html#handling-exceptions
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Place,
    Related,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
)

rule = Rule("ADL305", __name__, severity=Severity.LOW, effort=20, doc=__doc__, steps=True)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each call with the way down to it."""
    for remote, way in module.exposed:
        begin = way[0].function or "module code"
        yield rule.finding(
            module.path,
            remote.call.place,
            f"nobody catches a failure of {remote.name}, it ends the job that begins in {begin}; "
            "handle it there, or repeat the call",
            system=remote.system_id,
            related=[
                Related(
                    step.path, step.place, f"on the way to it: {step.function or 'module code'}"
                )
                for step in way
            ],
            scope=remote.function.name,
            repair=_repair(module, remote.call.place) if remote.function.name else None,
        )


RETRIES = frozenset(["tenacity", "backoff", "retrying", "retry", "stamina"])
"""Libraries whose decorators repeat."""


def _repair(module: LinkedModule, place: Place) -> Repair | None:
    """Repeat the function as others of the file are repeated, by the same decorator."""
    if not any(item.module.partition(".")[0] in RETRIES for item in module.facts.imports):
        return None
    return Repair(
        "repeat the function as others of this file are repeated",
        Safety.UNSAFE,
        "whatever the function did before the failure is done again",
        (Step("decorate", place, value=" ".join(sorted(RETRIES))),),
    )
