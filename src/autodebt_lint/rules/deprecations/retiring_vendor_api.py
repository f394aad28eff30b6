"""Use of a vendor's API that is retired or will be.

## What it does
Reports addresses, calls, headers and imports that fix a version, endpoint, sign-in method or
product which its vendor has retired, or for which it has set a date. The finding stands at the
literal that fixes the version or path, else at the call, and at an import where the file holds
nothing more exact. Where only an announcement without a date is known, or the match is weak,
confidence is low.

## Why is this bad?
On that day the call fails, however well the script is written. The days that are left decide how
bad it is. Some vendors answer an ended version with another version's answers instead: the script
goes on without an error, and fields that were renamed or dropped are missing from its data. The
message then says so.

## Example
```python
import os

import requests

requests.get(
    "https://graph.facebook.com/v12.0/me/adaccounts",
    headers={"Authorization": f"Bearer {os.environ['META_TOKEN']}"},
    timeout=10,
).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.get(
    f"https://graph.facebook.com/{os.environ['META_VERSION']}/me/adaccounts",
    headers={"Authorization": f"Bearer {os.environ['META_TOKEN']}"},
    timeout=10,
).raise_for_status()
```

## Fix safety
Writing the version as which the vendor answers already is safe. Any other is left to you: what differs
only the vendor says.

## Season
A date before or inside a peak is the worst: the change then falls into a freeze.

## References
- The vendor's own page, named in the ruleset of the system
"""

import re

from autodebt_lint.api import (
    Confidence,
    Finding,
    Iterator,
    LinkedModule,
    Repair,
    RetirementHit,
    Rule,
    Safety,
    Severity,
    Step,
)

rule = Rule("ADL203", __name__, severity=Severity.MEDIUM, effort=120, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each place once; its date goes along as evidence for the policy to judge."""
    if module.is_test:
        return
    for hit in module.retirements:
        item = hit.retirement
        retired = item.status == "retired"
        severity, reason = rule.severity, ""
        if retired and item.sunset_on is None:
            severity, reason = Severity.CRITICAL, "retired"
        undated = not retired and item.sunset_on is None
        when = (
            f"end of life {item.sunset_on}"
            if item.sunset_on
            else "retired"
            if retired
            else f"ends with {item.sunset_label}"
            if item.sunset_label
            else "is announced to end"
        )
        moved = f" ({item.history})" if item.history else ""
        silent = (
            "; calls then do not fail but silently get another version's answers"
            if item.falls_forward
            else ""
        )
        yield rule.finding(
            module.path,
            hit.place,
            f"{item.title}: {when}{moved}{silent}; use {item.replacement}",
            severity=severity,
            reason=reason,
            confidence=Confidence.LOW
            if undated and not item.sunset_label
            else Confidence[item.confidence.upper()],
            system=item.system or None,
            retires_on=item.sunset_on,
            counts_from=item.sunset_on if item.status == "deprecated" else None,
            repair=_repair(module, hit),
        )


def _repair(module: LinkedModule, hit: RetirementHit) -> Repair | None:
    """Write the version as which the vendor answers already, where one is known."""
    text = next((it.text for it in module.facts.literals if it.place == hit.place), "")
    for pattern, new in hit.retirement.rewrite.items():
        found = re.search(pattern, text)
        if found is None:
            continue
        step = Step("replace-string", hit.place, found[0], new)
        if module.is_test or module.is_stood_in:
            reason = "a test may wait for the old address"
            return Repair(f"write {new}", Safety.UNSAFE, reason, (step,))
        return Repair(f"write {new}", Safety.SAFE, "the vendor answers as that already", (step,))
    return None
