"""Only the first page of an answer is read.

## What it does
Reports reads that the vendor pages and that are asked once: a list endpoint or an SDK's method that
is known to give one page, and a call with a literal `limit`, `count` or page size. It is silent
where the call stands in a loop that may turn pages, where the function or its callers speak of a
next page, or where only the status of the answer is looked at. Searches and narrow filters have low confidence.

## Why is this bad?
Everything behind the first page is lost without an error. The script was right as long as there
were fewer than a hundred records.

## Example
```python
import os

import requests

HEADERS = {"Authorization": "Bearer " + os.environ["HUBSPOT_TOKEN"]}


def contacts():
    response = requests.get(
        "https://api.hubapi.com/crm/v3/objects/contacts", params={"limit": 100}, headers=HEADERS, timeout=10
    )
    response.raise_for_status()
    return response.json()["results"]
```

## Use instead
```python
import os

import requests

HEADERS = {"Authorization": "Bearer " + os.environ["HUBSPOT_TOKEN"]}


def contacts():
    params = {"limit": 100}
    while True:
        response = requests.get(
            "https://api.hubapi.com/crm/v3/objects/contacts", params=params, headers=HEADERS, timeout=10
        )
        response.raise_for_status()
        page = response.json()
        yield from page["results"]
        if "paging" not in page:
            return
        params["after"] = page["paging"]["next"]["after"]
```

## Fix safety
More records change what the script does, and every vendor pages in a way of its own: it is advised
on and not made.

## Season
A peak brings the records that make a second page.

## References
- https://developers.hubspot.com/docs/api/usage-details
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Repair, Rule, Safety, Severity

rule = Rule("ADL309", __name__, severity=Severity.MEDIUM, effort=25, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each read once."""
    for found in module.first_pages:
        remote = found.remote
        yield rule.finding(
            module.path,
            found.place,
            f"{remote.name} is asked once, and {found.why}; follow the pages to the last one",
            confidence=found.confidence,
            system=remote.system_id,
            scope=found.scope,
            repair=_repair(),
        )


def _repair() -> Repair:
    """Say how pages are followed; where the next one is named only the vendor says."""
    title = "ask in a loop until the answer names no next page, and collect what each one brings"
    return Repair(title, Safety.DISPLAY, "where the next page is named only the vendor says")
