"""Response used or thrown away with nobody having looked at its status.

## What it does
Reports calls of clients that hand every status back, whose response is dropped, or whose body,
headers or cookies are used on a path on which neither the status was looked at nor
`raise_for_status()` called: in the function, in a helper that was given the response, in a hook, or
in the callers it was returned to.
SDKs and clients that raise by themselves never count.

## Why is this bad?
An error page is parsed as if it were data: a 401 becomes "no contacts today", a 500 a crash far
from its cause, and records are lost in silence.

## Example
```python
import requests

contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10).json()
```

## Use instead
```python
import requests

response = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=10)
response.raise_for_status()
contacts = response.json()
```

## Fix safety
`raise_for_status()` changes what happens on an error, so it is unsafe.

## Season
Peaks bring rate limits and server errors, the answers that nobody looks at here.

## References
- https://requests.readthedocs.io/en/latest/user/quickstart/#response-status-codes
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Related,
    RemoteCall,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
)

rule = Rule("ADL302", __name__, severity=Severity.MEDIUM, effort=10, doc=__doc__)

METHOD = "raise_for_status"


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each remote call once, with the place where the response is used."""
    for remote in module.remote_calls:
        if not remote.call.reachable:
            continue
        use = module.unchecked(remote)
        if use is None:
            continue
        what = "is thrown away" if use.dropped else "is used"
        unseen = "and nobody looks" if use.dropped else "before anybody looks"
        advice = f"call {METHOD}() first" if remote.can_raise else "look at it first"
        related = (
            []
            if use.dropped and use.path == module.path
            else [Related(use.path, use.place, f"the response {what} here")]
        )
        yield rule.finding(
            module.path,
            remote.call.place,
            f"the response of {remote.name} {what} {unseen} at its status; {advice}",
            system=remote.system_id,
            related=related,
            scope=remote.function.name,
            repair=_repair(remote),
        )


def _repair(remote: RemoteCall) -> Repair | None:
    """Raise on an error status, where nobody else may want to look at it."""
    if not remote.can_raise or not remote.is_called_by_name:
        return None
    title = f"call {METHOD}() before the response is used"
    if remote.is_looked_at_elsewhere:
        return Repair(title, Safety.DISPLAY, "whoever is given the response may look at its status")
    step = Step("check-response", remote.call.place, METHOD)
    reason = "an error status raises, where the script went on so far"
    return Repair(title, Safety.UNSAFE, reason, (step,))
