"""Automation that nobody owns.

## What it does
Reports a script that talks to other systems, by itself or through a client that others share, that
something or somebody starts, and for which neither CODEOWNERS nor the head of the file names an owner.

What counts as an owner: the last pattern of CODEOWNERS that covers the path, as GitHub reads it; or
a line `owner:`, `maintainer:`, `team:`, `contact:` or `author:` in the docstring or the comments
among the first forty lines. What does not: a pattern without an owner behind it, an author in the
metadata of a package, the person of the last commit. A module that others import belongs to who
calls it. Tests are not judged.

## Why is this bad?
Nobody renews its token, reads its vendor's announcements or notices that it stopped. When it breaks
the first hour goes into the question whose it is.

## Example
```python
'''Copies new HubSpot deals to Pipedrive.'''
import requests

for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()["results"]:
    requests.post("https://api.pipedrive.com/v1/deals", json=deal, timeout=10)
```

## Use instead
```python
'''Copies new HubSpot deals to Pipedrive.

Owner: @lagovia/revops
'''
import requests

for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()["results"]:
    requests.post("https://api.pipedrive.com/v1/deals", json=deal, timeout=10)
```

## Fix safety
Not repaired by the tool: a team has to accept it.

## Season
Name owners before the freeze: in the peak nobody has time to take over what is nobody's.

## References
- https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from autodebt_lint.api import (
    TOP,
    Finding,
    Iterator,
    Linking,
    Rule,
    Severity,
    started_automations,
)

rule = Rule("ADL502", __name__, severity=Severity.LOW, effort=10, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each script without an owner in its head; whom CODEOWNERS names, the policy looks up."""
    for automation, _ in started_automations(linking):
        if not automation.owner:
            is_script = linking.module(automation.path).facts.language != "n8n"
            named = "enter it in CODEOWNERS" + ", or name one in its docstring" * is_script
            yield rule.finding(
                automation.path,
                TOP,
                f"no owner is named for this automation; {named}",
            )
