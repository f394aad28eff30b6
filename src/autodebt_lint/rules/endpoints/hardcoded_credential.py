"""Secret written into the source.

## What it does
Reports a literal that looks like a secret in a place that means one: a variable, key, argument or
header named for it, an `auth` pair, the login or key in an address, or a text in the shape of a
known vendor's token. Placeholders are no secrets. The value is never shown: at most its first four
characters.

## Why is this bad?
Everyone with the repository has the key, for good: it stays in the history. Rotating it means a
release.

## Example
```python
HUBSPOT_TOKEN = "pat-na1-4f8e1c0a-77d2-4b1e-9a55-0c3d2e1f6b7a"
```

## Use instead
```python
import os

HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]
```

## Fix safety
Moving the secret into the environment is unsafe until it is set there; the old value must be
rotated, because the history keeps it.

## Season
The same all year.

## References
- https://cwe.mitre.org/data/definitions/798.html
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Literal,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
    setting_name,
)

rule = Rule(
    "ADL106",
    __name__,
    severity=Severity.HIGH,
    effort=30,
    doc=__doc__,
    cause="place",
    quality="security",
)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report every literal that the reader recognised and masked."""
    if module.is_test:
        return
    for secret in module.secrets:
        if secret.kind == "userinfo":
            severity, reason = Severity.CRITICAL, "credential in an address"
        else:
            severity, reason = rule.severity, ""
        name = next((sink.detail for sink in secret.sinks if sink.kind == "secret"), "")
        what = {
            "userinfo": "the address holds a credential",
            "shape": f"{secret.text} is a vendor's token",
        }.get(secret.kind, f"{name} is a secret ({secret.text})")
        yield rule.finding(
            module.path,
            secret.place,
            f"{what}; read it from the environment or a secret store, and rotate it",
            severity=severity,
            reason=reason,
            scope=secret.scope,
            reachable=secret.reachable,
            repair=_repair(module, secret, name),
        )


def _repair(module: LinkedModule, secret: Literal, name: str) -> Repair:
    """Read it from the environment, under a name made of what it is called here."""
    title = "read it from the environment, and rotate it: the history keeps the old value"
    systems = sorted(module.known_systems)
    system = systems[0] if len(systems) == 1 else ""
    if secret.kind == "shape":
        step = Step("extract", secret.place, name="secret", value=system)
    elif secret.kind != "name" or not name:
        return Repair(title, Safety.DISPLAY, "no name is known to read it by")
    else:
        variable = setting_name(name, system)
        if not variable:
            return Repair(title, Safety.DISPLAY, "its name does not say which system it is for")
        title = f"read it from the environment variable {variable}, and rotate it"
        step = Step("read-environment", secret.place, value=variable)
    reason = "the script stops until the variable is set wherever it runs"
    return Repair(title, Safety.UNSAFE, reason, (step,), secret=True, extracts=True)
