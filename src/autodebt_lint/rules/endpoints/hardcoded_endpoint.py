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
    Finding,
    HostClass,
    Iterator,
    LinkedModule,
    Rule,
    Severity,
    endpoint_finding,
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
    for endpoint in module.endpoints_of(rule.code):
        yield endpoint_finding(
            rule,
            module,
            endpoint,
            "address of {name} is fixed in code; read it from configuration",
            severity=_LEVELS.get(endpoint.host_class, Severity.HIGH),
            reason=endpoint.host_class.value,
        )
