"""Use of a name or an argument that its library renamed, removed or deprecated.

## What it does
Reports calls, imports and other uses of functions, classes, methods and constants that their
library has removed or declared deprecated, and arguments that a function no longer takes or has
come to ask for. Names are seen through aliases, and methods and attributes by the class of the
object: it is known from the constructor, from functions and methods of the library that give such
objects, and from annotations. A name whose import is reported is not reported again at its calls.
What counts are the releases that the nearest manifest or lock file holds: a name that they still
have is low, one of which they do not warn yet no finding.

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
A new name that means the same is safe where the release that the project holds is known to have
it, else unsafe; other functions and other arguments are left to you.

## Season
Updates that are due before a peak should not meet names that are gone.

## References
- The library's own release notes, named in the ruleset
"""

from autodebt_lint.api import (
    Confidence,
    DeprecatedCall,
    DeprecatedUse,
    Finding,
    Iterator,
    LinkedModule,
    Removal,
    Repair,
    Rule,
    Safety,
    Severity,
    Step,
)

rule = Rule("ADL204", __name__, severity=Severity.MEDIUM, effort=20, doc=__doc__)

STOOD_IN = "a test may stand in for the old name"


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each use once."""
    for use in module.deprecated_names:
        name = use.name
        removed = name.status == "removed" or bool(name.removed_in)
        held = False
        if name.removed_in:
            held = module.removal(name.removed_in, name.library) is Removal.LATER
            removed = removed and not held
        warns = name.since != name.removed_in and name.since
        if not removed and warns and module.removal(warns, name.library) is Removal.LATER:
            continue  # no release that the project may get warns yet
        library = "Python" if name.library == "stdlib" else name.library
        release = f" in {library} {name.removed_in}" if name.removed_in else f" by {library}"
        yield rule.finding(
            module.path,
            use.place,
            f"{name.shown} is {'removed' if removed else 'deprecated'}{release if removed else ''}; "
            f"use {name.replacement}",
            severity=rule.severity if removed else Severity.LOW,
            reason=""
            if removed
            else "the releases that the project holds still have it"
            if held
            else "deprecated, not yet removed",
            confidence=Confidence[name.confidence.upper()],
            scope=use.scope,
            reachable=use.reachable,
            repair=_repair(module, use),
        )


def _repair(module: LinkedModule, use: DeprecatedUse) -> Repair | None:
    """Use the new name, where one means the same."""
    name = use.name
    if name.rewrite:
        step = Step("replace-call", use.place, name.name, name.rewrite)
        if module.is_test or module.is_stood_in:
            return Repair(f"write {name.rewrite}", Safety.UNSAFE, STOOD_IN, (step,))
        return Repair(f"write {name.rewrite}", Safety.SAFE, "the same comes out", (step,))
    if not name.rename:
        return None
    names = module.renamed_at(use)
    steps = tuple(
        Step("rename-keyword", use.place, it.argument, it.rename)
        if it.argument
        else Step("rename", use.place, it.name, it.rename)
        for it in names
    )
    title = f"use {name.rename} instead of {name.argument or name.name}"
    if not use.sure:
        return Repair(title, Safety.UNSAFE, "something else may be meant as well", steps)
    if not all(module.has_since(it.rename_since, it.library) for it in names):
        reason = "the release of the library that the script runs with may not have the new name"
        return Repair(title, Safety.UNSAFE, reason, steps)
    if module.is_test or module.is_stood_in:
        return Repair(title, Safety.UNSAFE, STOOD_IN, steps)
    if module.is_imported and any(_is_called_otherwise(it) for it in names):
        reason = "another module may import it from here by its old name"
        return Repair(title, Safety.UNSAFE, reason, steps)
    return Repair(title, Safety.SAFE, "both names mean the same thing", steps)


def _is_called_otherwise(name: DeprecatedCall) -> bool:
    return name.name.rpartition(".")[2] != name.rename.rpartition(".")[2]
