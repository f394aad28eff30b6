"""Use of a name or an argument that its library renamed, removed or deprecated.

## What it does
Reports calls, imports and other uses of functions, classes, methods and constants that their
library has removed or declared deprecated, and arguments that a function no longer takes. Names are
seen through aliases, and methods by the class that made the object. A name whose import is
reported is not reported again at its calls.

## Why is this bad?
The next update of the library breaks the script; until then nobody mends what it uses.

## Example
```python
import pandas as pd


def rows(path):
    return pd.read_csv(path, error_bad_lines=False)
```

## Use instead
```python
import pandas as pd


def rows(path):
    return pd.read_csv(path, on_bad_lines="skip")
```

## Fix safety
A rename is safe, another function is not.

## Season
Updates that are due before a peak should not meet names that are gone.

## References
- The library's own release notes, named in the ruleset
"""

from autodebt_lint.api import Confidence, Finding, Iterator, LinkedModule, Removal, Rule, Severity

rule = Rule("ADL204", __name__, severity=Severity.MEDIUM, effort=20, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each use once."""
    for use in module.deprecated_names:
        name = use.name
        removed = name.status == "removed" or bool(name.removed_in)
        if name.library == "stdlib":
            removed = removed and module.removal(name.removed_in) is not Removal.LATER
            if not removed and name.since and module.removal(name.since) is Removal.LATER:
                continue  # none of the project's Pythons warns yet
        library = "Python" if name.library == "stdlib" else name.library
        release = f" in {library} {name.removed_in}" if name.removed_in else f" by {library}"
        yield rule.finding(
            module.path,
            use.place,
            f"{name.shown} is {'removed' if removed else 'deprecated'}{release if removed else ''}; "
            f"use {name.replacement}",
            severity=rule.severity if removed else Severity.LOW,
            reason="" if removed else "deprecated, not yet removed",
            confidence=Confidence[name.confidence.upper()],
            scope=use.scope,
            reachable=use.reachable,
        )
