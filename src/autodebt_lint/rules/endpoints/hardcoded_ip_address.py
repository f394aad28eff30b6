"""IP address of another machine fixed in code.

## What it does
Reports an IP address that the code uses, or plainly means, as a target. Bind addresses, the local
machine, version numbers and addresses in text for people do not count.

## Why is this bad?
A machine keeps its name and loses its address: after the next move the script talks to nobody, or
to somebody else.

## Example
```python
import requests

requests.get("https://10.20.0.17/api/orders", timeout=10).raise_for_status()
```

## Use instead
```python
import os

import requests

requests.get(os.environ["ORDERS_URL"], timeout=10).raise_for_status()
```

## Fix safety
Moving the address into configuration is unsafe until the environment has the value.

## Season
Machines are moved and added before a peak; an address in code does not move with them.

## References
- https://12factor.net/config
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Rule, Severity, endpoint_finding

rule = Rule("ADL102", __name__, severity=Severity.HIGH, effort=15, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report endpoints whose host is an address."""
    for endpoint in module.endpoints_of(rule.code):
        yield endpoint_finding(
            rule,
            module,
            endpoint,
            "the address {name} is fixed in code; use a name and read it from configuration",
        )
