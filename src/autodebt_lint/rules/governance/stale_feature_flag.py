"""Feature flag that stands still.

## What it does
Reports a flag that decides nothing any more:

- a name of the module that says it switches a feature (`USE_NEW_API`, `SEND_EMAIL`,
  `EXPORT_ENABLED`), is bound once, to `True` or `False`, and is asked for in a condition;
- a condition that is a constant itself: `if False:`, or `if True:` with an `else`;
- a flag named after a time that is over (`ENABLE_BLACK_FRIDAY_2024`, `is_enabled("sale-2025-q1")`),
  wherever its value comes from.

What does not count: a flag that is read from the environment, a file or the command line, or bound
twice; how a script is run (`DEBUG`, `DRY_RUN`, `VERBOSE`, `TEST_MODE`); a protection (`VERIFY_SSL`,
`READ_ONLY`); a constant that no condition of its own file asks for; `while True`; tests.

## Why is this bad?
One of the branches never runs. It is not tested, it does not follow the vendor's changes, and the
day somebody turns the flag again it does in the peak what was right two years ago.

## Example
```python
import requests

USE_NEW_API = True

if USE_NEW_API:
    requests.get("https://api.pipedrive.com/api/v2/deals", timeout=10).raise_for_status()
else:
    requests.get("https://api.pipedrive.com/v1/deals", timeout=10).raise_for_status()
```

## Use instead
```python
import requests

requests.get("https://api.pipedrive.com/api/v2/deals", timeout=10).raise_for_status()
```

## Fix safety
Not repaired by the tool: a person decides which of the branches goes.

## Season
Remove a season's flags in the off-season that follows it.

## References
- https://martinfowler.com/articles/feature-toggles.html
"""

import datetime

from autodebt_lint.api import (
    Confidence,
    Finding,
    Iterator,
    LinkedModule,
    Related,
    Rule,
    Severity,
)

rule = Rule(
    "ADL504", __name__, severity=Severity.LOW, effort=30, doc=__doc__, confidence=Confidence.MEDIUM
)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each flag once, at the constant, the condition or the question."""
    for flag in module.flags:
        if flag.over:
            yield rule.finding(
                module.path,
                flag.place,
                f"`{flag.name}` is a flag for a time that ended on {flag.over}; remove it with what it switches",
                severity=Severity.MEDIUM,
                reason="its time is over",
                counts_from=datetime.date.fromisoformat(flag.over),
            )
        elif flag.name:
            yield rule.finding(
                module.path,
                flag.place,
                f"`{flag.name}` is always {flag.value}: one of its branches never runs; remove flag and branch",
                related=[Related(module.path, place, "asks for it") for place in flag.tests],
            )
        else:
            never = "what follows else" if flag.value else "what follows"
            yield rule.finding(
                module.path,
                flag.place,
                f"this condition is always {flag.value}: {never} never runs; remove it",
                confidence=Confidence.HIGH,
            )
