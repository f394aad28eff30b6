"""A comment that is meant to silence a rule does not fit the grammar.

## What it does
Reports comments that begin with `# autodebt:` and cannot be read: no rules in brackets, a date that
is none, a misspelt or repeated field. Such a comment silences nothing.

## Why is this bad?
Its author believes that the finding is settled, with a reason and a day; it is not.

## Example
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()  # autodebt: ignore ADL301 slow export
```

## Use instead
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()  # autodebt: ignore[ADL301] slow export
```

## Fix safety
Nothing is repaired by itself: what was meant is not known.

## Season
The same all year.

## References
- The grammar of suppressions in the README
"""

from autodebt_lint.api import Rule, Severity

# Which day it is, `policy` knows, and which comments there are: it makes these findings.
rule = Rule("ADL006", __name__, severity=Severity.MEDIUM, effort=2, doc=__doc__)
