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
`https` for a host that is known to serve it is safe; for others it must be tried first.

## Season
Peaks bring more personal data over the same line.

## References
- https://cwe.mitre.org/data/definitions/319.html
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Related, Rule, Severity

rule = Rule("ADL103", __name__, severity=Severity.MEDIUM, effort=15, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report endpoints whose scheme sends everything in the clear."""
    if module.is_test:
        return
    for endpoint in module.endpoints:
        if endpoint.rule != rule.code or endpoint.address.place is None:
            continue
        name = endpoint.address.name.replace("\ufffc", "…")
        scheme = endpoint.address.scheme or "ftp"
        severity, reason = rule.severity, ""
        if not endpoint.reachable:
            severity, reason = Severity.INFO, "unreachable code"
        elif endpoint.has_secret:
            severity, reason = Severity.CRITICAL, "address with a credential in it"
        yield rule.finding(
            module.path,
            endpoint.address.place,
            f"{scheme}:// sends everything to {name} unencrypted; use the encrypted protocol and configure the address",
            severity=severity,
            confidence=endpoint.confidence,
            reason=reason,
            system=endpoint.system.id if endpoint.system else None,
            related=[
                Related(path, place, f"used by {call}") for path, place, call in endpoint.uses
            ],
            scope=endpoint.scope,
        )
