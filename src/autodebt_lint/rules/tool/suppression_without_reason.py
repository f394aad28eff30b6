"""A comment silences a rule and does not say why.

## What it does
Reports `# autodebt: ignore[...]` comments without a reason. `# noqa` and `# pylint: disable` need
none.

## Why is this bad?
Nobody can tell later whether the exception still holds, so nobody dares to remove it.

## Example
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()  # autodebt: ignore[ADL301]
```

## Use instead
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners").raise_for_status()  # autodebt: ignore[ADL301] the export takes an hour
```

## Fix safety
Nothing is repaired by itself: only the author knows the reason.

## Season
Before a peak somebody has to judge each exception, and needs its reason.

## References
- The grammar of suppressions in the README
"""

from autodebt_lint.api import Rule, Severity

# Which day it is, `policy` knows, and which comments there are: it makes these findings.
rule = Rule("ADL005", __name__, severity=Severity.LOW, effort=2, doc=__doc__)
