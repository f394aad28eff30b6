"""The same link between two systems is made in several scripts.

## What it does
Reports an ordered pair of systems that two scripts or more link by value flow with code of their own.
Scripts that read or write by one shared call have the code for it once, and do not count. It stands
in the second script; the others are related places.

## Why is this bad?
Two scripts carry the same records, at other times and by other rules: records double, and of two
mappings one is wrong.

## Example
```python file=daily.py
import os

import requests

hubspot = {"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"}
pipedrive = {"x-api-token": os.environ["PIPEDRIVE_TOKEN"]}


def to_pipedrive():
    contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", headers=hubspot, timeout=10)
    contacts.raise_for_status()
    for contact in contacts.json()["results"]:
        requests.post(
            "https://api.pipedrive.com/api/v2/persons", json=contact["properties"], headers=pipedrive, timeout=10
        ).raise_for_status()


to_pipedrive()
```
```python file=backfill.py
import os

import requests

hubspot = {"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"}
pipedrive = {"x-api-token": os.environ["PIPEDRIVE_TOKEN"]}


def to_pipedrive():
    contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", headers=hubspot, timeout=10)
    contacts.raise_for_status()
    for contact in contacts.json()["results"]:
        requests.post(
            "https://api.pipedrive.com/api/v2/persons", json=contact["properties"], headers=pipedrive, timeout=10
        ).raise_for_status()


to_pipedrive()
```

## Use instead
```python file=daily.py
import os

import requests

hubspot = {"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"}
pipedrive = {"x-api-token": os.environ["PIPEDRIVE_TOKEN"]}


def to_pipedrive():
    contacts = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", headers=hubspot, timeout=10)
    contacts.raise_for_status()
    for contact in contacts.json()["results"]:
        requests.post(
            "https://api.pipedrive.com/api/v2/persons", json=contact["properties"], headers=pipedrive, timeout=10
        ).raise_for_status()


to_pipedrive()
```
```python file=backfill.py
from daily import to_pipedrive

to_pipedrive()
```

## Fix safety
Not repaired by the tool: the scripts may differ on purpose.

## Season
A copy that nobody remembers is the one that is not mended before the peak.

## References
- https://wiki.c2.com/?OnceAndOnlyOnce
"""

from autodebt_lint.api import Finding, Iterator, Linking, Rule, Severity, duplicate_links

rule = Rule("ADL406", __name__, severity=Severity.LOW, effort=120, doc=__doc__)

_NAMED = 3
"""Scripts that the message names; the others are counted."""


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each ordered pair of systems once."""
    for first, (second, *more) in duplicate_links(linking):
        paths = [*dict.fromkeys(item.path for item in (first, *more))]
        scripts = ", ".join(paths[:_NAMED])
        if len(paths) > _NAMED:
            scripts += f" and {len(paths) - _NAMED} more"
        yield rule.finding(
            second.path,
            second.place,
            f"{second.source.name} to {second.target.name} is linked in {scripts} too; share the code for it",
            confidence=min(item.confidence for item in (first, second, *more)),
            system=second.target.id,
            related=(*second.related, *first.related),
            scope=second.scope,
        )
