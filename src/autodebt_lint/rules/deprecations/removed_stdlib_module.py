"""Import of a module that Python no longer has.

## What it does
Reports imports of modules that left the standard library, and of those that only Python 2 had. One
finding per import statement. What counts are the releases that `requires-python` lets in, and the
newest one where it says nothing: a module that all of them still have is for information of a later
move. Imports below a version guard or beside an `except ImportError` are mitigations and do not
count; a module of the project that has the name does not either.

## Why is this bad?
The script stops at its first line on the day the machine gets a newer Python.

## Example
```python
import imp

settings = imp.load_source("settings", "settings.py")
```

## Use instead
```python
import importlib.util

spec = importlib.util.spec_from_file_location("settings", "settings.py")
```

## Fix safety
Another name for the same objects is safe (`pipes.quote` is `shlex.quote`). What Python 3 calls
otherwise is unsafe, because Python 2 does not run the script any more. Where names differ the change
is left to you.

## Season
A new image or a patched server often comes before a peak: the job is then gone without a change in it.

## References
- https://peps.python.org/pep-0594/
"""

from autodebt_lint.api import (
    Finding,
    Iterator,
    LinkedModule,
    Removal,
    Rule,
    Severity,
    module_rename,
)

rule = Rule("ADL202", __name__, severity=Severity.HIGH, effort=30, doc=__doc__)

_GONE = frozenset(["removed-from-stdlib", "python2-only"])
_LEVELS = {
    Removal.EVERYWHERE: (Severity.HIGH, "gone in every Python that the project supports"),
    Removal.ON_NEWER: (Severity.HIGH, "gone in the newest Python that the project supports"),
    Removal.LATER: (Severity.LOW, "the project's Pythons still have it"),
}


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each import statement once, for the first of its names that is gone."""
    reported: set[int] = set()
    for item, library in module.deprecated_imports:
        if item.statement in reported or library.status not in _GONE:
            continue
        reported.add(item.statement)
        severity, reason = _LEVELS[module.removal(library.removed_in)]
        when = (
            "only Python 2 has it"
            if library.status == "python2-only"
            else f"gone since Python {library.removed_in}"
        )
        yield rule.finding(
            module.path,
            item.place,
            f"{item.module}: {when}; use {library.replacement}",
            severity=severity,
            reason=reason,
            reachable=item.reachable,
            repair=module_rename(module, item, library),
        )
