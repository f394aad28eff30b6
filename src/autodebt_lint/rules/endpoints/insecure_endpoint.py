"""Unencrypted address of another machine.

## What it does
Reports `http`, `ws`, `ftp`, `telnet` and `ldap` addresses that the code uses as a target on another
machine, `ftplib.FTP` among them. The local machine and names without a dot, which a container
network resolves, do not count.

## Why is this bad?
Tokens and customer data travel readable, and vendors switch plain HTTP off without a grace period.

## Example
```python
import requests

requests.get("http://feeds.acme-travel.com/offers.json", timeout=10).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.get(os.environ["OFFERS_URL"], timeout=10).raise_for_status()
```

## Fix safety
`https` is offered for hosts of vendors that are known, and is unsafe: nobody has tried the address.

## Season
Peaks bring more personal data over the same line.

## References
- https://cwe.mitre.org/data/definitions/319.html
"""

from autodebt_lint.api import (
    Endpoint,
    Finding,
    HostClass,
    Iterator,
    LinkedModule,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
    endpoint_finding,
)

rule = Rule(
    "ADL103", __name__, severity=Severity.MEDIUM, effort=15, doc=__doc__, quality="security"
)

VENDORS = (HostClass.PUBLIC, HostClass.TENANT)
"""Hosts of vendors' APIs."""


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report endpoints whose scheme sends everything in the clear."""
    for endpoint in module.endpoints_of(rule.code):
        yield endpoint_finding(
            rule,
            module,
            endpoint,
            f"{endpoint.address.scheme}:// sends everything to {{name}} unencrypted; "
            "use the encrypted protocol and configure the address",
            repair=_repair(endpoint),
        )


def _repair(endpoint: Endpoint) -> Repair | None:
    """Use https, where a vendor's API is known by its host."""
    address = endpoint.address
    known = endpoint.system is not None and endpoint.host_class in VENDORS
    if address.scheme != "http" or not known or address.place is None:
        return None
    step = Step("replace-string", address.place, "http://", "https://")
    reason = "the vendor serves https, but nobody has tried this address"
    return Repair("use https", Safety.UNSAFE, reason, (step,))
