"""Certificate of the other side not checked.

## What it does
Reports where a client is told not to check the certificate: `verify=False` in a call, a constructor
or a mapping of arguments, `session.verify = False`, aiohttp's `ssl=False`, `cert_reqs="CERT_NONE"`,
an unverified `ssl` context, `curl -k`, and the arguments by which SDKs name the same. Silencing
urllib3's warning alone is for information.

## Why is this bad?
Anybody between the script and the vendor can read the token and change the records, and nothing
will ever fail.

## Example
```python
import requests

requests.get("https://crm.acme-travel.com/api/contacts", verify=False, timeout=10).raise_for_status()
```

## Use instead
```python
import requests

requests.get("https://crm.acme-travel.com/api/contacts", verify="/etc/ssl/acme-ca.pem", timeout=10).raise_for_status()
```

## Fix safety
Checking the certificate is unsafe until the certificate is in order or its authority is installed.

## Season
Certificates that nobody checks expire unseen; whoever turns the check on in a hurry stops the job.

## References
- https://cwe.mitre.org/data/definitions/295.html
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
    Unverified,
)

rule = Rule("ADL307", __name__, severity=Severity.HIGH, effort=20, doc=__doc__, quality="security")


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each place once."""
    for found in module.unverified:
        severity, reason = rule.severity, ""
        message = f"{found.what} does not check the other side's certificate; install its authority and check it"
        if found.silenced and found.reachable:
            severity, reason = Severity.INFO, "only the warning is silenced"
            message = f"{found.what} hides that certificates are not checked; check them"
        yield rule.finding(
            module.path,
            found.place,
            message,
            severity=severity,
            reason=reason,
            system=found.system,
            scope=found.scope,
            reachable=found.reachable,
            repair=_repair(found),
        )


def _repair(found: Unverified) -> Repair | None:
    """Let the client check, as it does when nobody says otherwise."""
    if found.silenced:
        return None
    if not found.keyword:
        title = "check the certificate; install its authority if it is the company's own"
        return Repair(title, Safety.DISPLAY, "where the switch stands must be looked for")
    step = Step("drop-keyword", found.place, found.keyword)
    reason = "calls fail unless the certificate is in order and its authority installed"
    return Repair(
        f"drop {found.keyword}, so that the certificate is checked", Safety.UNSAFE, reason, (step,)
    )
