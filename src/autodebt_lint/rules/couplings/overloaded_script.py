"""One script joins many systems.

## What it does
Reports a script that joins four systems or more (`systems-per-script-limit`), read from or written to,
by data that flows through it. Systems that data only passes through (language models, caches, secret
stores) do not count.

## Why is this bad?
Whatever fails in one of them stops the work with all of them, and nobody dares to change the script.

## Example
```python
import os

import requests


def read(url):
    response = requests.get(url, timeout=10)
    response.raise_for_status()
    return response.json()


deals = read("https://api.hubapi.com/crm/v3/objects/deals?limit=1")
tickets = read("https://lagovia.zendesk.com/api/v2/tickets/1.json")
invoices = read("https://api.stripe.com/v1/invoices/in_1")
requests.post(
    os.environ["SLACK_WEBHOOK_URL"], json={"text": str([deals, tickets, invoices])}, timeout=10
).raise_for_status()
```

## Use instead
```python
import os

import requests

response = requests.get("https://api.hubapi.com/crm/v3/objects/deals?limit=1", timeout=10)
response.raise_for_status()
requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": str(response.json())}, timeout=10).raise_for_status()
```

## Fix safety
Not repaired by the tool: one script for each pair, or a hub, takes its place.

## Season
Four systems have four peaks; the script has to survive each of them.

## References
- https://www.enterpriseintegrationpatterns.com/patterns/messaging/PipesAndFilters.html
"""

from autodebt_lint.api import TOP, Finding, Iterator, Linking, Rule, Severity, overloaded_scripts

rule = Rule("ADL407", __name__, severity=Severity.MEDIUM, effort=480, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each script once."""
    for path, systems, related in overloaded_scripts(linking):
        names = ", ".join(sorted(system.name for system in systems))
        yield rule.finding(
            path,
            TOP,
            f"this script joins {len(systems)} systems: {names}; divide it",
            related=related,
        )
