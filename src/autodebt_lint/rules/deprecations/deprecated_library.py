"""Import of a library that scripts should leave behind.

## What it does
Reports imports of libraries that are deprecated, renamed, retired or beyond their end of life. One
finding per import statement. Imports below a version guard or beside an `except ImportError` are
mitigations and do not count; modules of the project that share the name do not either. A library
of which only its age is known has low confidence.

## Why is this bad?
Nobody mends it: the next change at the vendor, or the next Python, breaks the script for good.

## Example
```python
from oauth2client.service_account import ServiceAccountCredentials
```

## Use instead
```python
from google.oauth2.service_account import Credentials
```

## Fix safety
Another name for the same objects is safe; another package has to be installed, and may differ in
details, so it is unsafe. Where names differ the change is left to you.

## Season
Replacing a client library is off-season work; before a peak only what is about to stop is urgent.

## References
- https://packaging.python.org/
"""

from autodebt_lint.api import (
    Confidence,
    Finding,
    Iterator,
    LinkedModule,
    Rule,
    Severity,
    module_rename,
)

rule = Rule("ADL201", __name__, severity=Severity.MEDIUM, effort=60, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each import statement once, for the first of its names that is known."""
    reported: set[int] = set()
    for item, library in module.deprecated_imports:
        if item.statement in reported or library.status in {"removed-from-stdlib", "python2-only"}:
            continue
        reported.add(item.statement)
        yield rule.finding(
            module.path,
            item.place,
            f"{item.module} is {library.described}; use {library.replacement}",
            confidence=Confidence[library.confidence.upper()],
            reachable=item.reachable,
            repair=module_rename(module, item, library),
        )
