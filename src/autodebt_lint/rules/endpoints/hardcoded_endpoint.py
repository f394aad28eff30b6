"""Address of another system fixed in code.

## What it does
Reports a literal that fixes a remote address which the code uses, or plainly means, as a target: a
URL, a connection string or the host of a mail, file or database server, written out, formatted,
joined, or kept in a constant that this or another module uses. One finding per definition; the
calls that use it are related places.

Links for people, namespaces, OAuth scopes, sample payloads, tests of a text and test files are no
endpoints.

## Why is this bad?
Moving to another data centre, tenant or test system means finding and changing code, in every
script that repeats the address, on the day it is least welcome. The class of the host decides how
bad: a vendor's public API is the same for everyone, a tenant or internal host is not.

## Example
```python
import requests

BASE_URL = "https://acme.my.salesforce.com/services/data/v60.0"

requests.get(BASE_URL + "/sobjects", timeout=10).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.get(os.environ["SALESFORCE_URL"] + "/sobjects", timeout=10).raise_for_status()
```

## Fix safety
Moving the address into configuration changes where the script gets it from: unsafe until the
environment has the value.

## Season
Before a peak traffic is often moved to other hosts; each fixed address is then a change of code.

## References
- https://12factor.net/config
"""

from autodebt_lint.api import (
    Endpoint,
    Finding,
    HostClass,
    Iterator,
    LinkedModule,
    Related,
    Rule,
    Severity,
)

rule = Rule("ADL101", __name__, severity=Severity.LOW, effort=15, doc=__doc__)

_LEVELS = {
    HostClass.PUBLIC: Severity.LOW,
    HostClass.UNKNOWN: Severity.MEDIUM,
    HostClass.TENANT: Severity.MEDIUM,
    HostClass.INTERNAL: Severity.HIGH,
}


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each endpoint that no more special rule of the family reports."""
    if module.is_test:
        return
    for endpoint in module.endpoints:
        if endpoint.rule != rule.code or endpoint.address.place is None:
            continue
        severity, reason = _level(endpoint)
        name = (
            endpoint.system.name
            if endpoint.system
            else endpoint.address.name.replace("\ufffc", "…")
        )
        yield rule.finding(
            module.path,
            endpoint.address.place,
            f"address of {name} is fixed in code; read it from configuration",
            severity=severity,
            confidence=endpoint.confidence,
            reason=reason,
            system=endpoint.system.id if endpoint.system else None,
            related=[
                Related(path, place, f"used by {call}") for path, place, call in endpoint.uses
            ],
            scope=endpoint.scope,
        )


def _level(endpoint: Endpoint) -> tuple[Severity, str]:
    if not endpoint.reachable:
        return Severity.INFO, "unreachable code"
    if endpoint.has_secret:
        return Severity.CRITICAL, "address with a credential in it"
    return _LEVELS.get(endpoint.host_class, Severity.HIGH), endpoint.host_class.value
