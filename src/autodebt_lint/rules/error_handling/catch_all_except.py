"""Handler that catches everything around a call of another system.

## What it does
Reports a bare `except`, and one of `Exception` or `BaseException`, that tells the failure in some
way but does not raise again: it counts, notifies, hands back an error or does something else. One
that hides the failure is ADL303 alone. At the outermost boundary of a job a log with a traceback or
a non-zero exit is right. Around local work only it is for information.

## Why is this bad?
A misspelt field, a full disk and a revoked key are treated like a lost connection: the job retries,
skips or reports what it should have stopped for.

## Example
```python
import requests


def push(contacts):
    failed = 0
    for contact in contacts:
        try:
            requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json=contact, timeout=10).raise_for_status()
        except Exception:
            failed += 1
    return failed
```

## Use instead
```python
import requests


def push(contacts):
    failed = 0
    for contact in contacts:
        try:
            requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json=contact, timeout=10).raise_for_status()
        except requests.RequestException:
            failed += 1
    return failed
```

## Fix safety
A narrower handler lets other errors through, so it is unsafe.

## Season
A bug that a catch-all hides all year shows itself in the peak, as a count of failures that nobody
can explain.

## References
- https://docs.python.org/3/howto/exceptions.html
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Rule, Severity, Treatment

rule = Rule("ADL304", __name__, severity=Severity.LOW, effort=10, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report catch-alls that neither hide the failure nor raise it again."""
    for guard in module.guards:
        if guard.treatment is not Treatment.TELLS or not guard.catches_everything:
            continue
        severity, reason = rule.severity, ""
        if not guard.reaches_remote:
            severity, reason = Severity.INFO, "around local work"
        remote = guard.remote_calls
        caught = ", ".join(guard.caught) if guard.caught else "everything"
        yield rule.finding(
            module.path,
            guard.handler.place,
            f"the handler of {caught} also catches bugs and full disks; name the errors of the call, "
            "or raise again",
            severity=severity,
            reason=reason,
            system=remote[0].system_id if remote else None,
            scope=guard.handler.scope,
        )
