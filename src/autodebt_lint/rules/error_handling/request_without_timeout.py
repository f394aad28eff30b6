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
A timeout is safe where no test asserts the call's arguments or stands in for the client. It is
`fix-timeout` seconds of the configuration, 60 unless it says otherwise: that long each wait for the
other side may take, so that answers which are slow today still arrive. Where work may take long by
itself (mail servers, file transfer, streams, databases) it is unsafe.

## Season
In a peak slow answers are the rule: without a limit they become standstills.

## References
- https://requests.readthedocs.io/en/latest/user/advanced/#timeouts
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Place,
    RemoteCall,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
    Timeout,
)

rule = Rule("ADL301", __name__, severity=Severity.MEDIUM, effort=5, doc=__doc__)

SHARED = "REQUEST_TIMEOUT"
"""The constant that several calls of a file share."""
WITH_A_LIMIT = ("google.",)
"""Clients made from that of requests that wait for two minutes unless told otherwise."""
STREAMING = frozenset(["stream"])
"""Arguments of calls whose answer arrives bit by bit."""


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
            repair=_repair(module, remote) if place == remote.call.place else None,
        )


def _repair(module: LinkedModule, remote: RemoteCall) -> Repair | None:
    """Give the call a timeout, where its client takes one in seconds."""
    behaviour = remote.behaviour
    if behaviour is None or behaviour.timeout is None or not behaviour.limit:
        return None
    if not remote.is_called_by_name:
        return None
    name, value = behaviour.timeout[0], str(module.settings.fix_timeout)
    shared = "" if module.is_star_imported else SHARED
    step = Step("set-keyword", remote.call.place, name, value, shared)
    safety, reason = Safety.SAFE, "it limits each wait for the other side, not the whole call"
    if behaviour.limit == "unsafe":
        safety, reason = Safety.UNSAFE, "work that takes long by itself would be broken off"
    elif any(keyword in STREAMING for keyword, _ in remote.call.keywords):
        safety, reason = Safety.UNSAFE, "a stream may be silent for longer"
    elif remote.client is not None and remote.client.name.startswith(WITH_A_LIMIT):
        safety, reason = Safety.UNSAFE, "its client has a limit of its own, which may be longer"
    elif remote.client is not None and remote.client.cls is not None:
        safety, reason = Safety.UNSAFE, "the project's own client need not take it"
    elif module.may_be_noticed(remote):
        safety, reason = Safety.UNSAFE, "something may stand in for the client and not take it"
    return Repair(f"pass {name}={value}", safety, reason, (step,))
