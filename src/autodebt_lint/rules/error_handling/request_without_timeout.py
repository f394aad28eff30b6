"""Call of another system that waits for ever.

## What it does
Reports calls of clients that have no limit of their own and were given none, and clients whose
limit was switched off (`timeout=None`, `ClientTimeout(connect=5)`, which drops the total). Sessions,
adapters, wrappers, partials and `**kwargs` are looked through; what cannot be known is not judged.

## Why is this bad?
When the other side stops answering, the job hangs without an error, holds its slot, and the runs
after it queue up behind it.

## Example
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()
```

## Use instead
```python
import requests

TIMEOUT = 10

requests.get("https://api.hubapi.com/crm/v3/owners", timeout=TIMEOUT).raise_for_status()
```

## Fix safety
A timeout is safe where no test asserts the call's arguments.

## Season
In a peak slow answers are the rule: without a limit they become standstills.

## References
- https://requests.readthedocs.io/en/latest/user/advanced/#timeouts
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Place, Rule, Severity, Timeout

rule = Rule("ADL301", __name__, severity=Severity.MEDIUM, effort=5, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report every call without a limit; a client that was switched off once, at its constructor."""
    seen: set[Place] = set()
    for remote in module.remote_calls:
        if not remote.call.reachable:
            continue
        state, constructor = module.timeout(remote)
        if state not in (Timeout.MISSING, Timeout.OFF):
            continue
        place = constructor or remote.call.place
        if place in seen:
            continue
        seen.add(place)
        advice = "pass a timeout, best one constant for all calls"
        yield rule.finding(
            module.path,
            place,
            f"{remote.name} waits for ever; {advice}"
            if state is Timeout.MISSING
            else f"{remote.name} has its timeout switched off and waits for ever; {advice}",
            system=remote.system_id,
            scope=remote.function.name,
        )
