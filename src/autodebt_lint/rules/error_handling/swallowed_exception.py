"""Handler that hides the failure.

## What it does
Reports handlers, and `contextlib.suppress`, after which nobody can know that something failed:
`pass`, `continue`, a default returned or assigned, only a print or a log and then on, or an exit
with status 0. A re-raise, a count, a record of the failure, an error handed back, a dead letter, a
fall-back that does real work and the cleanup of what may be gone do not count, nor does expected
control flow, nor a False or None that makes each caller raise or end with a status. At the outermost
boundary of a job a log with a traceback is enough (option `log-is-enough`).

## Why is this bad?
The job reports success and the data is missing; somebody finds out weeks later, from a customer.

## Example
```python
import requests


def owners():
    try:
        response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
        response.raise_for_status()
        return response.json()
    except requests.RequestException as error:
        print(error)
        return []
```

## Use instead
```python
import requests


def owners():
    response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
    response.raise_for_status()
    return response.json()
```

## Fix safety
Letting the failure through changes what the script does, so it is unsafe.

## Season
In a peak a failure that is seen costs minutes, one that is hidden costs orders.

## References
- https://docs.python.org/3/tutorial/errors.html
"""

from autodebt_lint.api import (
    Confidence,
    Finding,
    Guard,
    Handling,
    Iterator,
    LinkedModule,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
    Treatment,
)

rule = Rule("ADL303", __name__, severity=Severity.MEDIUM, effort=15, doc=__doc__)

_HIDES = {
    Handling.SILENT: "ignores the failure",
    Handling.DEFAULT: "replaces the failure by a default",
    Handling.PRINTS: "only prints the failure",
    Handling.LOGS: "only logs the failure",
    Handling.LOGS_TRACE: "only logs the failure",
    Handling.EXITS_CLEAN: "exits with status 0 after a failure",
}


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report handlers by what they do, unless what they guard makes it right."""
    for guard in module.guards:
        handler = guard.handler
        if guard.treatment is not Treatment.HIDES:
            continue
        remote = guard.remote_calls
        local = guard.catches_bad_values or handler.work in {"parsing", "file"}
        severity, reason = rule.severity, ""
        if local and not guard.reaches_remote:
            severity, reason = Severity.INFO, "bad value in local work"
        what = "contextlib.suppress" if handler.form == "suppress" else "the handler"
        caught = ", ".join(guard.caught) if guard.caught else "everything"
        yield rule.finding(
            module.path,
            handler.place,
            f"{what} of {caught} {_HIDES[handler.handling]}; re-raise it, or count and report it",
            severity=severity,
            reason=reason,
            confidence=Confidence.HIGH,
            system=remote[0].system_id if remote else None,
            scope=handler.scope,
            repair=_repair(guard) if guard.reaches_remote and not module.is_test else None,
        )


_TOLD = frozenset([Handling.PRINTS, Handling.LOGS, Handling.LOGS_TRACE])


def _repair(guard: Guard) -> Repair | None:
    """Raise at the end of a handler, and log before where it tells nobody."""
    handler = guard.handler
    if handler.form != "except" or handler.handling is Handling.EXITS_CLEAN:
        return None
    is_told = handler.handling in _TOLD
    failed = f"{handler.scope.rpartition('.')[2] or 'the script'} failed"
    step = Step("raise-again", handler.place, value="" if is_told else failed)
    title = "raise the failure again" if is_told else "log the failure and raise it again"
    reason = "a failure stops the script, where it went on so far"
    return Repair(title, Safety.UNSAFE, reason, (step,))
