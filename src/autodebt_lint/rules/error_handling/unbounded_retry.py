"""Failed call repeated for ever, or at once.

## What it does
Reports loops, functions that start themselves again, and decorators that repeat a failed call of
another system with no limit of attempts or time, or without waiting between. A loop over pages,
records or mirrors, one that polls the state of a job, and one that a scheduler runs in are no
retries.

## Why is this bad?
While the other side is down the job neither ends nor fails: nobody is told, the next runs queue up
behind it, and the vendor counts thousands of calls against the limit.

## Example
```python
import time

import requests


def owners():
    while True:
        try:
            response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
            response.raise_for_status()
            return response.json()
        except requests.RequestException:
            time.sleep(5)
```

## Use instead
```python
import time

import requests


def owners():
    for attempt in range(5):
        try:
            response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
            response.raise_for_status()
            return response.json()
        except requests.RequestException:
            time.sleep(2**attempt)
    raise RuntimeError("HubSpot does not answer")
```

## Fix safety
A limit makes a job fail that went on before, so it is advised on and not made.

## Season
In a peak all clients of a vendor repeat their calls at once; those without a pause keep it down.

## References
- https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Repair, Rule, Safety, Severity

rule = Rule("ADL306", __name__, severity=Severity.MEDIUM, effort=15, doc=__doc__)

_MESSAGES = {
    "no limit": "{what} repeats a failed call for ever; limit the attempts or the time",
    "no pause": "{what} repeats a failed call at once; wait between the attempts, longer each time",
}


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each place once."""
    for repeated in module.repeated:
        yield rule.finding(
            module.path,
            repeated.place,
            _MESSAGES[repeated.fault].format(what=repeated.what),
            scope=repeated.scope,
            repair=_repair(repeated.fault),
        )


def _repair(fault: str) -> Repair:
    """Say what a bounded retry needs; nobody but the team knows how often and how long."""
    title = (
        "count the attempts, and raise what the last one raised"
        if fault == "no limit"
        else "sleep between the attempts, twice as long each time, up to a minute"
    )
    return Repair(title, Safety.DISPLAY, "how often and how long is for the team to say")
