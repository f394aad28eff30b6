"""A comment silenced a rule until a day that has passed.

## What it does
Reports `# autodebt: ignore[...] until=YYYY-MM-DD` comments from the day after that day on. Such a
comment silences nothing any more.

## Why is this bad?
Somebody promised to pay the debt by that day. Either it was not paid, or the comment was forgotten.

## Example
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()  # autodebt: ignore[ADL301] until=2024-06-30 slow export
```

## Use instead
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10).raise_for_status()
```

## Fix safety
Nothing is repaired by itself: whether to pay or to extend is a decision.

## Season
A promise that ends in an off-season reminds of the debt before the next peak.

## References
- The grammar of suppressions in the README
"""

from autodebt_lint.api import Rule, Severity

# Which day it is, `policy` knows, and which comments there are: it makes these findings.
rule = Rule("ADL004", __name__, severity=Severity.MEDIUM, effort=10, doc=__doc__)
