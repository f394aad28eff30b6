"""Script that only Python 2 runs.

## What it does
Reports a file that Python 3 refuses and Python 2 accepts, at the first line that shows it.

## Why is this bad?
Python 2 has had no security fixes since 2020, vendors' servers refuse its TLS, and new machines do
not have it: the job dies with the machine it runs on.

## Example
```python
import urllib2

print urllib2.urlopen("https://api.acme-travel.com/portals").read()
```

## Use instead
```python
import urllib.request

print(urllib.request.urlopen("https://api.acme-travel.com/portals", timeout=10).read())
```

## Fix safety
Not repaired by the tool: text and bytes must be told apart by a person.

## Season
Port it in the off-season; a forced move of the machine in a peak stops the job.

## References
- https://www.python.org/doc/sunset-python-2/
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Place, Rule, Severity

rule = Rule("ADL208", __name__, severity=Severity.MEDIUM, effort=120, doc=__doc__, cause="place")


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report files that only the Python 2 grammar reads."""
    if module.facts.dialect == "python2":
        line = next((loss.line for loss in module.facts.losses), 1)
        yield rule.finding(
            module.path,
            Place(line, 1, line, 1),
            "only Python 2 runs this script; port it to Python 3",
        )
