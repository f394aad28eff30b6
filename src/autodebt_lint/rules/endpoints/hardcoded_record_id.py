"""Id of one record of a vendor fixed in code.

## What it does
Reports literal ids of lists, pipelines, stages, owners, accounts, campaigns, templates, custom
fields and other records, in scripts that talk to a vendor: given to a call or put into a payload
under a name that means such an id, compared with what the vendor sent, or in a shape that speaks
for itself (`customfield_10010`, `UF_CRM_1601`). The same id again is a related place. Phone
numbers, titles and the API names of fields are no ids.

## Why is this bad?
In the sandbox, in the other portal and after the next clean-up the record has another id: the
script then writes to a list that nobody mails, or fails on a field that is gone.

## Example
```python
import requests

requests.post(
    "https://api.hubapi.com/crm/v3/objects/deals", json={"properties": {"pipeline_id": 4711}}, timeout=10
).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.post(
    "https://api.hubapi.com/crm/v3/objects/deals", json={"properties": {"pipeline_id": os.environ["PIPELINE"]}}, timeout=10
).raise_for_status()
```

## Fix safety
Moving the id into configuration is unsafe until the environment has the value.

## Season
Campaigns of a peak bring new lists and pipelines; their ids are then changed in a hurry, in code.

## References
- https://12factor.net/config
"""

from autodebt_lint.api import (
    Confidence,
    Finding,
    Iterator,
    LinkedModule,
    Related,
    Rule,
    Severity,
    extraction,
)

rule = Rule("ADL107", __name__, severity=Severity.LOW, effort=10, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each id once."""
    systems = sorted(module.known_systems)
    system = systems[0] if len(systems) == 1 else ""
    for first, *repeats in module.record_ids:
        what = f"{first.key} {first.text}" if first.key not in {"", "id"} else first.text
        yield rule.finding(
            module.path,
            first.place,
            f"the id {what} is fixed in code; read it from configuration, or look it up by name",
            confidence=Confidence.HIGH if first.form == "named" else Confidence.MEDIUM,
            related=[Related(module.path, item.place, "the same id") for item in repeats],
            scope=first.scope,
            reachable=first.reachable,
            repair=extraction(first.place, system, what="id"),
        )
