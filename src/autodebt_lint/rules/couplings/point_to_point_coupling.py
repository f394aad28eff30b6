"""Data read from one system is written straight into another.

## What it does
Reports, for each script and each ordered pair of systems, the call that writes into one system what
was read from the other. Links are found by value flow: through variables, containers, functions,
classes and other modules of the project, and through files that one script writes and another reads. Language models, geocoders and the like are passed
through; a queue, bus or iPaaS in between makes the link no point-to-point coupling; a key used for
a look-up makes no link. Links that are only suspected appear in the graph and are not reported.

## Why is this bad?
Each such pair is a contract between two systems that nobody wrote down: a field renamed on one side
breaks the other, and n systems can grow n(n-1)/2 of them.

## Example
```python
import os

import requests

contacts = requests.get(
    "https://api.hubapi.com/crm/v3/objects/contacts",
    headers={"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"},
    timeout=10,
)
contacts.raise_for_status()
for contact in contacts.json()["results"]:
    requests.post(
        f"https://{os.environ['MAILCHIMP_DC']}.api.mailchimp.com/3.0/lists/members",
        json={"email_address": contact["properties"]["email"]},
        timeout=10,
    ).raise_for_status()
```

## Use instead
```python
import json
import os

import boto3
import requests

contacts = requests.get(
    "https://api.hubapi.com/crm/v3/objects/contacts",
    headers={"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"},
    timeout=10,
)
contacts.raise_for_status()
queue = boto3.client("sqs")
for contact in contacts.json()["results"]:
    queue.send_message(QueueUrl=os.environ["CONTACTS_QUEUE"], MessageBody=json.dumps(contact))
```

## Fix safety
Not repaired by the tool: it is a decision about architecture.

## Season
A coupling is the way by which one system's peak becomes another's outage; new ones do not belong
into the weeks before it.

## References
- https://www.enterpriseintegrationpatterns.com/patterns/messaging/MessageBus.html
"""

from autodebt_lint.api import Finding, Iterator, Linking, Rule, Severity, point_to_point

rule = Rule("ADL401", __name__, severity=Severity.MEDIUM, effort=240, doc=__doc__, steps=True)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each script and pair of systems once, at the write."""
    for coupling in point_to_point(linking):
        reporting = coupling.target.role == "reporting"
        yield rule.finding(
            coupling.path,
            coupling.place,
            f"{coupling.source.name} is coupled straight to {coupling.target.name}: what is read there is written here"
            f"{', by way of a file' if coupling.flow == 'file' else ''}; "
            "go through a shared hub or an owned integration layer",
            severity=Severity.LOW if reporting else Severity.MEDIUM,
            reason="target that only reports" if reporting else "",
            confidence=coupling.confidence,
            system=coupling.target.id,
            related=coupling.related,
            scope=coupling.scope,
        )
