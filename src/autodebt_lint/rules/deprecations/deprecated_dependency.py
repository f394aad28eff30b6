"""Dependency on a library that scripts should leave behind.

## What it does
Reports requirements in manifests and lock files (requirements files, pyproject.toml, Pipfile,
setup.cfg, setup.py, environment.yml, `pip install` in a Dockerfile) that ask for a distribution which
is deprecated, renamed, retired, a mere placeholder or beyond its end of life. What only older Pythons
ask for (`; python_version < "3.9"`) is a mitigation and does not count. A lock file is looked at
for what no manifest beside it names.

## Why is this bad?
Nobody mends it, and one day the index or the next Python has no release that works: the image that
is rebuilt for the peak does not start.

## Example
```text file=requirements.txt
google-auth==2.40.2
oauth2client==4.1.3
```

## Use instead
```text file=requirements.txt
google-auth==2.40.2
```

## Fix safety
A renamed distribution with the same interface is safe; another library is not.

## Season
Replacing a library is off-season work; before a peak only what is about to stop is urgent.

## References
- https://packaging.python.org/en/latest/specifications/
"""

from autodebt_lint.api import Confidence, Finding, Iterator, LinkedModule, Rule, Severity

rule = Rule("ADL205", __name__, severity=Severity.MEDIUM, effort=60, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each distribution of a manifest once."""
    for requirement, library, deployed, locked in module.deprecated_dependencies:
        if locked:
            severity, reason = Severity.LOW, "brought in by another library"
        elif not deployed:
            severity, reason = Severity.LOW, "not needed to run the scripts"
        else:
            severity, reason = rule.severity, ""
        yield rule.finding(
            module.path,
            requirement.place,
            f"{requirement.name} is {library.described}; use {library.replacement}",
            severity=severity,
            reason=reason,
            confidence=Confidence[library.confidence.upper()],
        )
