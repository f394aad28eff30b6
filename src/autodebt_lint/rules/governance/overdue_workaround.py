"""Workaround that was to be temporary.

## What it does
Reports a comment in an automation that admits a debt and gives no day for paying it, or a day that
has passed: `TODO`, `FIXME`, `HACK`, `XXX`, `KLUDGE`, `WORKAROUND`, and plain words such as
"temporary fix", "temporarily disabled", "quick and dirty hack".

What counts as a day: `2026-12-31`, `31.12.2026`, `12/31/2026`, `31 Dec 2026`, `December 2026`, `Q4
2026`; a month or a quarter means its last day, and on that day it still holds. What does not: the
day on which the comment was written ("since 2024-05-01", "added 3 May 2024"). With a ticket and no
day it is for information: somebody keeps track of it. Not judged: what samples tell their readers
(`TODO(developer)`), "todo" where it is Spanish or Portuguese for "all", temporary files, tables and
tokens, strings, tests, and code that neither talks to another system nor stands beside what does.

## Why is this bad?
Nothing lasts longer than what is temporary. The vendor repaired his API years ago, and the script
still drops every record that the workaround was made for.

## Example
```python
import requests

# TODO: remove the filter when the vendor answers again
requests.get("https://api.hubapi.com/crm/v3/objects/deals?archived=false", timeout=10).raise_for_status()
```

## Use instead
```python
import requests

# TODO(@lagovia/revops): remove the filter by 2026-09-30, OPS-412
requests.get("https://api.hubapi.com/crm/v3/objects/deals?archived=false", timeout=10).raise_for_status()
```

## Fix safety
Not repaired by the tool: the debt must be paid, or a new day be decided on.

## Season
Give days that lie before the next freeze: what is due in a peak will not be done.

## References
- https://peps.python.org/pep-0350/
"""

import datetime

from autodebt_lint.api import Finding, Iterator, LinkedModule, Rule, Severity

rule = Rule("ADL503", __name__, severity=Severity.LOW, effort=30, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each comment; the policy sets its day against today."""
    for found in module.workarounds:
        said = f"`{found.words}`"
        if found.due:
            yield rule.finding(
                module.path,
                found.place,
                f"{said} was due by {found.due}; pay the debt, or decide on a new day",
                severity=Severity.MEDIUM,
                reason="its day has passed",
                counts_from=datetime.date.fromisoformat(found.due),
            )
        elif found.tracked:
            yield rule.finding(
                module.path,
                found.place,
                f"{said} names a ticket and no day; write down by when",
                severity=Severity.INFO,
                reason="a ticket keeps track of it",
            )
        else:
            yield rule.finding(
                module.path,
                found.place,
                f"{said} gives no day by which the debt is paid; decide on one and write it down",
            )
