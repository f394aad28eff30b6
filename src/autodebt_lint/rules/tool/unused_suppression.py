"""A comment silences a rule that has nothing to say there.

## What it does
Reports `# autodebt: ignore[...]` comments, and codes of this tool in `# noqa`, on statements where
none of the rules they name found anything. Only rules that ran can tell.

## Why is this bad?
The debt was paid and the comment stayed: it will hide the next finding at this place from everyone.

## Example
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10).raise_for_status()  # autodebt: ignore[ADL301] slow export
```

## Use instead
```python
import requests

requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10).raise_for_status()
```

## Fix safety
Removing the comment is safe: it silences nothing.

## Season
The same all year.

## References
- The grammar of suppressions in the README
"""

from autodebt_lint.api import Rule, Severity

# What is unused is known when all other findings are: `policy` makes these findings.
rule = Rule("ADL003", __name__, severity=Severity.LOW, effort=1, doc=__doc__)
