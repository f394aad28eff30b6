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
Five attempts, or a pause between them, are given to a decorator of tenacity, backoff, retrying or
retry. What went on for ever then fails, so it is unsafe. Of a loop it is advised on and not made.

## Season
In a peak all clients of a vendor repeat their calls at once; those without a pause keep it down.

## References
- https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Repair,
    Repeated,
    Rule,
    Safety,
    Severity,
    Step,
)

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
            repair=_repair(repeated),
        )


_LIMITS = {
    "tenacity.retry": ("stop", "tenacity.stop_after_attempt(5)"),
    "backoff.on_exception": ("max_tries", "5"),
    "retrying.retry": ("stop_max_attempt_number", "5"),
    "retry.retry": ("tries", "5"),
    "retry.api.retry": ("tries", "5"),
}
_PAUSES = {
    "tenacity.retry": ("wait", "tenacity.wait_exponential(max=60)"),
    "retrying.retry": ("wait_fixed", "2000"),
    "retry.retry": ("delay", "2"),
    "retry.api.retry": ("delay", "2"),
}
"""By decorator, the argument that is missing, and what it is given."""


def _repair(repeated: Repeated) -> Repair:
    """Limit a decorator to five attempts, or have it wait between them; of a loop, say what it needs."""
    is_endless = repeated.fault == "no limit"
    given = (_LIMITS if is_endless else _PAUSES).get(repeated.decorator)
    if given is not None:
        name, value = given
        reason = (
            "what was repeated for ever fails after five attempts"
            if is_endless
            else "the attempts take longer"
        )
        step = Step("set-keyword", repeated.place, name, value)
        return Repair(f"pass {name}={value.rpartition('.')[2]}", Safety.UNSAFE, reason, (step,))
    title = (
        "count the attempts, and raise what the last one raised"
        if is_endless
        else "sleep between the attempts, twice as long each time, up to a minute"
    )
    return Repair(title, Safety.DISPLAY, "how often and how long is for the team to say")
