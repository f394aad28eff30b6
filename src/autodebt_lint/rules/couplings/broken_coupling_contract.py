"""Link that a contract of the team forbids.

## What it does
Holds the links of the project against the contracts in its configuration: forbidden pairs, pairs
that go through a hub only, the only pairs allowed, one direction, groups that must not know each
other, the most systems that one may feed, no two ways, and layers that may not be skipped. A link
that the team tolerates until a day becomes a finding on the day after.

## Why is this bad?
The team agreed on it for a reason, which the finding repeats.

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


to_pipedrive()
```
```toml
[[contracts]]
name = "CRMs stay apart"
type = "forbidden"
from = ["hubspot"]
to = ["pipedrive"]
reason = "persons are doubled"
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
```toml
[[contracts]]
name = "CRMs stay apart"
type = "forbidden"
from = ["pipedrive"]
to = ["hubspot"]
reason = "persons are doubled"
```

## Fix safety
Not repaired by the tool: move the link, or change the contract.

## Season
The same all year; the end of a toleration is best set before a peak, not into it.

## References
- https://import-linter.readthedocs.io/
"""

from autodebt_lint.api import Finding, Iterator, Linking, Rule, Severity, breaches

rule = Rule("ADL403", __name__, severity=Severity.HIGH, effort=240, doc=__doc__, steps=True)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each script's link that breaks a contract, for each contract."""
    for contract, coupling, why, until in breaches(linking):
        owner = f" (owner: {contract.owner})" if contract.owner else ""
        yield rule.finding(
            coupling.path,
            coupling.place,
            f"{coupling.source.name} and {coupling.target.name} {why}: {contract.name}, "
            f"because {contract.reason}{owner}",
            confidence=coupling.confidence,
            reason=f"tolerated until {until}" if until else "",
            counts_from=until,
            system=coupling.target.id,
            related=coupling.related,
            scope=coupling.scope,
        )
