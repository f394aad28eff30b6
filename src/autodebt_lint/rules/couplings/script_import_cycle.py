"""Modules of the project import each other in a circle.

## What it does
Reports the smallest circle of imports among the project's own modules, once for each knot of them.
Imports below `TYPE_CHECKING`, and in functions, make none: they are the usual way out of one.

## Why is this bad?
Which of them can be started depends on which is started first; none can be tested, moved or replaced
by itself.

## Example
```python file=orders.py
import requests

from customers import name_of


def order(number):
    return requests.get(f"https://api.stripe.com/v1/orders/{number}", timeout=10), name_of(number)
```
```python file=customers.py
import requests

import orders


def name_of(number):
    return requests.get(f"https://api.stripe.com/v1/customers/{orders.order(number)}", timeout=10)
```

## Use instead
```python file=orders.py
import requests

from customers import name_of


def order(number):
    return requests.get(f"https://api.stripe.com/v1/orders/{number}", timeout=10), name_of(number)
```
```python file=customers.py
import requests


def name_of(number):
    return requests.get(f"https://api.stripe.com/v1/customers/{number}", timeout=10)
```

## Fix safety
Not repaired by the tool: what both need belongs into a third module.

## Season
The same all year.

## References
- https://import-linter.readthedocs.io/
"""

from autodebt_lint.api import Finding, Iterator, Linking, Related, Rule, Severity, import_cycles

rule = Rule("ADL408", __name__, severity=Severity.LOW, effort=60, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each knot of imports once, at the import with which its smallest circle begins."""
    for (module, item), *others in import_cycles(linking):
        circle = " -> ".join([module.path, *(other.path for other, _ in others), module.path])
        yield rule.finding(
            module.path,
            item.place,
            f"imports in a circle: {circle}; move what they share into a module of its own",
            related=[
                Related(other.path, imported.place, "on the way round")
                for other, imported in others
            ],
        )
