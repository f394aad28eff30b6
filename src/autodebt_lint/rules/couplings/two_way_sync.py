"""Two systems write into each other.

## What it does
Reports a pair of systems of which each is written with what was read from the other, with no hub
between: by one script or by several. It stands at the way back; the way there is a related place.
A team's own database, warehouse, file store or queue is no such system: what it keeps of the others
is the hub. What is only suspected makes no finding.

## Why is this bad?
A change goes round: each side takes the other's copy for news, records double, and the last writer
wins at random. Nobody can say which system is right.

## Example
```python
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


def to_hubspot():
    persons = requests.get("https://api.pipedrive.com/api/v2/persons", headers=pipedrive, timeout=10)
    persons.raise_for_status()
    for person in persons.json()["data"]:
        requests.post(
            "https://api.hubapi.com/crm/v3/objects/contacts",
            json={"properties": person},
            headers=hubspot,
            timeout=10,
        ).raise_for_status()


to_pipedrive()
to_hubspot()
```

## Use instead
```python
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

## Fix safety
Not repaired by the tool: one system has to be made the source of truth.

## Season
Loops and doubles grow with the traffic of a peak.

## References
- https://www.enterpriseintegrationpatterns.com/patterns/messaging/CanonicalDataModel.html
"""

from autodebt_lint.api import Finding, Iterator, Linking, Rule, Severity, two_way

rule = Rule("ADL402", __name__, severity=Severity.MEDIUM, effort=480, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each pair of systems once, at the way back."""
    for there, back in two_way(linking):
        yield rule.finding(
            back.path,
            back.place,
            f"{back.source.name} and {back.target.name} write into each other; "
            "make one of them the source, or put a hub between",
            confidence=min(there.confidence, back.confidence),
            system=back.target.id,
            related=(*back.related, *there.related),
            scope=back.scope,
        )
