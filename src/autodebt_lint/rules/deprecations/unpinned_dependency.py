"""Dependency that the next installation may get in another release.

## What it does
Reports direct requirements of deployed scripts that name no release and no upper bound, where no
lock file stands beside the manifest. Bounds may stand in a constraints file or in a file that is
taken in (`-c`, `-r`); a repository counts as pinned by a tag or a commit. Requirements for
development, tests and docs do not count, nor backports of what Python has, which are to be taken out
(ADL205), nor does the metadata of a package that is published for others (it has classifiers), which
must leave the choice to whoever installs it.

## Why is this bad?
The job that ran yesterday gets a new major release with the next image, at a time that nobody
chose, and what it calls is gone.

## Example
```text file=requirements.txt
requests
simple-salesforce>=1.12
```

## Use instead
```text file=requirements.txt
requests==2.32.5
simple-salesforce>=1.12,<2
```

## Fix safety
Pinning the release that is installed today is safe.

## Season
Before a peak nothing should change by itself: pin, or lock, while there is time to test.

## References
- https://packaging.python.org/en/latest/specifications/version-specifiers/
- https://pip.pypa.io/en/stable/topics/repeatable-installs/
"""

from autodebt_lint.api import Finding, Iterator, Linking, Rule, Severity

rule = Rule("ADL206", __name__, severity=Severity.MEDIUM, effort=5, doc=__doc__, cause="system")


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each distribution of a manifest once; whether a lock stands beside takes the project."""
    for module in linking.modules_with_manifest():
        for requirement in module.unpinned_dependencies:
            severity, reason = rule.severity, ""
            if requirement.origin == "repository":
                what = f"{requirement.name} is the newest commit of its repository; name a tag or a commit"
            elif requirement.specifier:
                what = f"{requirement.name} has no upper bound; pin it or add a lock file"
                severity, reason = Severity.LOW, "no upper bound"
            else:
                what = f"{requirement.name} may be any release; pin it or add a lock file"
            yield rule.finding(
                module.path, requirement.place, what, severity=severity, reason=reason
            )
