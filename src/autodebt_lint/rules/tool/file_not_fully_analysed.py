"""A file could not be read in full.

## What it does
Says how far the reader got with a file and why. Text that was lost makes the run incomplete; a
file that was read in full by a detour (older or newer Python, another encoding) is worth a note of
level info.

## Why is this bad?
A file that was not analysed is not a clean file. Endpoints, secrets and couplings in the lost text
are unknown.

## Example
```python
CONTACTS = ["https://api.hubapi.com/crm/v3/objects/contacts",
import requests
```

## Use instead
```python
CONTACTS = ["https://api.hubapi.com/crm/v3/objects/contacts"]
import requests
```

## Fix safety
Not repaired by the tool: only a person knows what the text was meant to be.

## Season
The same all year.

## References
- https://docs.python.org/3/reference/lexical_analysis.html
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Place, Rule, Severity

rule = Rule("ADL002", __name__, severity=Severity.HIGH, effort=15, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report the first loss of text; where nothing was lost, the first detour."""
    losses = module.facts.losses
    lost = [loss for loss in losses if loss.lost]
    for loss in (lost or losses)[:1]:
        more = len(lost or losses) - 1
        yield rule.finding(
            module.path,
            Place(loss.line, 1, loss.line, 1),
            loss.message + (f" (and {more} more)" if more else ""),
            severity=Severity.HIGH if lost else Severity.INFO,
            reason="" if lost else "read in full by a detour",
        )
