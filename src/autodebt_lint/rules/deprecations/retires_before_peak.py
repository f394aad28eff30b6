"""Vendor's end of life that falls before the end of the next peak.

## What it does
Sets the dates of ADL203 against the seasons of the project: whatever its vendor ends from today to
the last day of the next peak is one finding, with all its uses. It points at ADL203 and adds no
debt of its own. Needs the project and at least one season; the date of a run is `--as-of`.

## Why is this bad?
It stops in the weeks that earn most, or its replacement has to go through a freeze.

## Example
```python
import requests

requests.get("https://graph.facebook.com/v20.0/me/adaccounts", timeout=10).raise_for_status()
```

## Use instead
```python
import requests

requests.get("https://graph.facebook.com/v26.0/me/adaccounts", timeout=10).raise_for_status()
```

## Fix safety
Nothing is repaired by itself: the replacement is that of ADL203.

## Season
This rule is about nothing else: the sentence says how many days before the peak, and when the freeze begins.

## References
- The vendor's own page, named in the ruleset of the system
"""

from autodebt_lint.api import Rule, Severity

# Which day it is and where the peaks are, `policy` knows: it makes these findings.
rule = Rule("ADL207", __name__, severity=Severity.HIGH, effort=0, doc=__doc__, points_at="ADL203")
