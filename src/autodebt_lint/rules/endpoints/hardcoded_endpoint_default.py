"""Address as the fall-back of a configuration value.

## What it does
Reports a literal address that stands in for a missing configuration value: the default of
`os.getenv`, of `environ.get`, of a settings call or option, or what follows an `or`.

## Why is this bad?
Where the variable is missing the script does not fail: it quietly talks to the address somebody
once typed, in production too.

## Example
```python
import os

API = os.getenv("OFFERS_URL", "https://offers.acme-travel.com/api")
```

## Use instead
```python
import os

API = os.environ["OFFERS_URL"]
```

## Fix safety
Dropping the default makes a missing variable an error: unsafe until it is set everywhere.

## Season
A machine added for a peak that lacks the variable uses the default, and nobody notices.

## References
- https://12factor.net/config
"""

from autodebt_lint.api import (
    TOP,
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

rule = Rule("ADL105", __name__, severity=Severity.LOW, effort=10, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report endpoints that are somebody's fall-back."""
    for endpoint in module.endpoints_of(rule.code):
        internal = endpoint.host_class in (
            HostClass.INTERNAL,
            HostClass.ENVIRONMENT,
            HostClass.ADDRESS,
        )
        yield endpoint_finding(
            rule,
            module,
            endpoint,
            "the address of {name} is the fall-back of a configuration value; let a missing value fail",
            severity=Severity.HIGH if internal else rule.severity,
            reason=endpoint.host_class.value,
            repair=_repair(endpoint),
        )


def _repair(endpoint: Endpoint) -> Repair:
    """Ask the environment without a default, where that is what is asked."""
    return Repair(
        "drop the default",
        Safety.UNSAFE,
        "the script stops until the variable is set wherever it runs",
        (Step("drop-default", endpoint.address.place or TOP),),
        extracts=True,
    )
