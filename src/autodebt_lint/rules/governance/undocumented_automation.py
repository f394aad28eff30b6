"""Automation of which nobody says what it is.

## What it does
Reports a script that talks to other systems, by itself or through a client that others share, and of
which neither a docstring nor the head of the file says what it is for, what starts it, or who owns it.
One of the three is enough.

What counts as said: a sentence in the module's docstring, in the comments before all code, in the
docstring of `main`, `run` or a handler, in the description of a command line or a pipeline, or in a
notebook's text before its code; for the trigger also a schedule that the file itself sets. What
does not: the name of the file, a licence, the settings of an editor or a linter, the day on which a
template was filled in, headings such as "Imports", code that was switched off, a single word.

Only what is started counts: a module that others import answers for itself where it is called.
Tests and exports of workflows are not judged.

## Why is this bad?
When it fails in the night, whoever reads the log finds code and no words: not which campaign
depends on it, not whether it may be run twice, not whom to call.

## Example
```python
import requests

for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()["results"]:
    requests.post("https://api.pipedrive.com/v1/deals", json=deal, timeout=10)
```

## Use instead
```python
'''Copies new HubSpot deals to Pipedrive for the partner team.

Runs every night at 2 from ops' crontab; running it twice does no harm.
Owner: @lagovia/revops
'''
import requests

for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=10).json()["results"]:
    requests.post("https://api.pipedrive.com/v1/deals", json=deal, timeout=10)
```

## Fix safety
Not repaired by the tool: only a person knows the answers.

## Season
In a peak people stand in for each other, and the one who wrote it is on another incident.

## References
- https://peps.python.org/pep-0257/
"""

from autodebt_lint.api import (
    TOP,
    Finding,
    Iterator,
    Linking,
    Rule,
    Severity,
    started_automations,
)

rule = Rule("ADL501", __name__, severity=Severity.LOW, effort=15, doc=__doc__)


@rule.project
def check(linking: Linking) -> Iterator[Finding]:
    """Report each script once."""
    for automation, start in started_automations(linking):
        facts = linking.module(automation.path).facts
        if facts.language == "n8n" or automation.purpose or facts.owner:
            continue
        if not facts.header_trigger and not start.on_schedule:
            yield rule.finding(
                automation.path,
                TOP,
                "nothing here says what this automation is for, what starts it or who owns it; "
                "say so in its docstring",
            )
