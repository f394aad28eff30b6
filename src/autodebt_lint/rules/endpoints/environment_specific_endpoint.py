"""Address of one environment fixed in code.

## What it does
Reports an address of a staging, development, test, QA, sandbox or pre-production system, or of the
local machine, that the code uses as a target. Vendors' regions and data centres are no environments.

## Why is this bad?
Code that runs against one environment only was never meant to stay: in production it writes to the
wrong system, and nobody sees it.

## Example
```python
import requests

requests.get("https://staging.acme-travel.com/api/offers", timeout=10).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.get(os.environ["OFFERS_URL"], timeout=10).raise_for_status()
```

## Fix safety
Moving the address into configuration is unsafe until the environment has the value.

## Season
A test system that is switched to in a hurry before a peak stays in the code.

## References
- https://12factor.net/dev-prod-parity
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

rule = Rule("ADL104", __name__, severity=Severity.HIGH, effort=15, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report endpoints whose host names an environment or this machine."""
    for endpoint in module.endpoints_of(rule.code):
        local = endpoint.host_class is HostClass.LOCAL
        yield endpoint_finding(
            rule,
            module,
            endpoint,
            "{name} is one environment's address, fixed in code; read it from configuration",
            severity=Severity.LOW if local else rule.severity,
            reason=endpoint.host_class.value,
        )
