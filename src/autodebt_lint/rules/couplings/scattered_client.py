"""One system is called from many modules, each with a client of its own.

## What it does
Reports a system for which three modules or more (`scattered-client-limit`) build their own client, or
call it without one. Modules that use a client made elsewhere do not count, nor do tests, language
models and other systems that data only passes through. It stands in the first module; the others
are related places.

## Why is this bad?
Address, sign-in, timeout, retry and paging are decided again in each of them, and a change at the
vendor has to be made in all: one is forgotten.

## Example
```python file=orders.py
import os

import requests

orders = requests.get("https://api.hubapi.com/crm/v3/objects/orders", params={"limit": 1}, timeout=10)
```
```python file=contacts.py
import requests

contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", params={"limit": 1}, timeout=10)
```
```python file=deals.py
import requests

deals = requests.get("https://api.hubapi.com/crm/v3/objects/deals", params={"limit": 1}, timeout=10)
```

## Use instead
```python file=client.py
import requests


def hubspot(path):
    response = requests.get(f"https://api.hubapi.com/crm/v3/objects/{path}", timeout=10)
    response.raise_for_status()
    return response.json()
```
```python file=orders.py
from client import hubspot

orders = hubspot("orders")
```
```python file=contacts.py
from client import hubspot

contacts = hubspot("contacts")
```
```python file=deals.py
from client import hubspot

deals = hubspot("deals")
```

## Fix safety
Not repaired by the tool.

## Season
Off-season work: a vendor that throttles in a peak must be answered in one place.

## References
- https://www.enterpriseintegrationpatterns.com/patterns/messaging/MessagingGateway.html
"""

from autodebt_lint.api import Finding, Iterator, Linking, Related, Rule, Severity, scattered_clients

rule = Rule("ADL404", __name__, severity=Severity.LOW, effort=240, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each system once."""
    for system, (first, *others) in scattered_clients(linking):
        yield rule.finding(
            first.path,
            first.place,
            f"{system.name} is called from {len(others) + 1} modules that each build a client of their own; share one",
            system=system.id,
            related=[
                Related(other.path, other.place, f"{system.name} here too") for other in others
            ],
            scope=first.scope,
        )
