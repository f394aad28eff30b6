"""Automation that is too complex to change safely.

## What it does
Reports functions of an automation, and the code of a script outside of functions, whose cyclomatic
complexity has rank C or worse (`complexity-rank`), and scripts whose maintainability index lies
below 20 (`maintainability-index`). Both are figures of radon 6: rank A reaches to a complexity of
5, B to 10, C to 20, D to 30, E to 40.

What counts as a decision: each `if`, `elif`, loop, `else` of a loop, `except`, `else` of a `try`,
`and`, `or`, conditional expression, part and condition of a comprehension, `case` and `assert`. A
function inside of another counts by itself. Radon gives no rank to code outside of functions;
here it has one, because many scripts consist of nothing else. Code of an automation is what talks to
another system, imports what does, or is imported by it: what only maps fields is the most complex of
all. Tests are none.

## Why is this bad?
Nobody can foresee what a change does to a function with twenty ways through it, so that people add
one more special case instead, and nobody dares to touch it before a peak.

## Example
```python
import requests


def sync(contact, old, plan):
    if not contact.get("email") and not contact.get("phone"):
        return None
    if old and old["email"] == contact["email"] and old["plan"] == plan:
        return None
    stage = "customer" if plan else "lead"
    if contact.get("country") == "DE" or contact.get("country") == "AT":
        stage += "-dach"
    elif contact.get("country") == "FR":
        stage += "-fr"
    for tag in contact.get("tags", []):
        if tag == "vip":
            stage += "-vip"
    return requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json={"stage": stage}, timeout=10)
```

## Use instead
```python
import requests

REGIONS = {"DE": "-dach", "AT": "-dach", "FR": "-fr"}


def sync(contact, plan):
    stage = "customer" if plan else "lead"
    stage += REGIONS.get(contact.get("country"), "")
    return requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json={"stage": stage}, timeout=10)
```

## Fix safety
Not repaired by the tool: first tests, then one function after the other.

## Season
Divide it in the off-season; in a peak change no more of it than you must.

## References
- https://radon.readthedocs.io/en/latest/intro.html
- https://radon.readthedocs.io/en/latest/commandline.html#the-cc-command
"""

from autodebt_lint.api import (
    TOP,
    Finding,
    Iterator,
    LinkedModule,
    Rule,
    Severity,
    maintainability_index,
    rank,
)

rule = Rule("ADL505", __name__, severity=Severity.LOW, effort=60, doc=__doc__)

EFFORT = {"C": 60, "D": 120, "E": 240, "F": 480}
"""Minutes by rank: about as long as it takes to write a test for each way through."""
LOWEST_OF_B = 10
"""Below this maintainability index radon's rank is C."""


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report the module where its index is low, and each of its blocks with a bad rank."""
    metrics = module.metrics
    if metrics is None:
        return
    settings = module.settings
    index = maintainability_index(metrics)
    blocks = [
        block for block in metrics.blocks if rank(block.complexity) >= settings.complexity_rank
    ]
    if index >= settings.maintainability_index and not blocks:
        return
    if not module.takes_part:
        return
    if index < settings.maintainability_index:
        yield rule.finding(
            module.path,
            TOP,
            f"the maintainability index of this file is {index:.1f}, below {settings.maintainability_index}; divide it",
            severity=Severity.MEDIUM if index < LOWEST_OF_B else Severity.LOW,
            effort=120,
        )
    for block in blocks:
        letter = rank(block.complexity)
        what = f"`{block.name}`" if block.name else "the code outside of functions"
        yield rule.finding(
            module.path,
            block.place,
            f"{what} has a cyclomatic complexity of {block.complexity}, rank {letter}; divide it",
            severity=Severity.LOW if letter <= "C" else Severity.MEDIUM,
            reason=f"rank {letter}",
            effort=EFFORT.get(letter, rule.effort),
            scope=block.name,
        )
