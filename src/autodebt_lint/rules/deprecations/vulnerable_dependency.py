"""Dependency on a release with known vulnerabilities.

## What it does
Reports exact pins in manifests and lock files whose release has published vulnerabilities, as
`pip-audit` knows them. It is asked only with `check --with-advisories`, it needs a network, and it
gets a list of pins, never a file of the project. What has no exact release, or is not known to the
index, is counted in the report and is never called clean.

## Why is this bad?
The hole and the way through it are published.

## Example
```text file=requirements.txt
requests==2.19.0
```
```toml
advisories = { "requests==2.19.0" = ["CVE-2018-18074", "2.20.0"] }
```

## Use instead
```text file=requirements.txt
requests==2.32.5
```
```toml
advisories = { "requests==2.19.0" = ["CVE-2018-18074", "2.20.0"] }
```

## Fix safety
The next release that mends it is usually safe; another major release is not.

## Season
Before a peak there is still time to update and test; in it only the worst is worth the risk.

## References
- https://pypi.org/project/pip-audit/
- https://osv.dev/
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Rule, Severity

rule = Rule("ADL209", __name__, severity=Severity.HIGH, effort=30, doc=__doc__, quality="security")

_NAMED = 3


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each pin once, with all that is known of its release."""
    for requirement, release, advisories in module.vulnerable_dependencies:
        named = ", ".join(advisory.id for advisory in advisories[:_NAMED])
        more = f" and {len(advisories) - _NAMED} more" if len(advisories) > _NAMED else ""
        known = "a known vulnerability" if len(advisories) == 1 else "known vulnerabilities"
        mended = [advisory.fixed_in[0] for advisory in advisories if advisory.fixed_in]
        advice = f"update to {mended[-1]} or later" if mended else "no release mends it yet"
        if len(mended) > 1:
            advice = "update to a release that mends all"
        yield rule.finding(
            module.path,
            requirement.place,
            f"{requirement.name} {release} has {known} ({named}{more}); {advice}",
        )
