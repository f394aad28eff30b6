"""Batch of records whose refused ones nobody reads.

## What it does
Reports bulk and batch calls of vendors, and local helpers that wrap one, whose answer is dropped or
looked at for its status only, although it says record by record what was refused.

## Why is this bad?
The call succeeds with some records missing: a bad address, a duplicate, a full queue. The status is
200, the log says so, and nobody sends these records again.

## Example
```python
from google.cloud import bigquery


def load(rows):
    client = bigquery.Client()
    client.insert_rows_json("marketing.contacts", rows)
```

## Use instead
```python
from google.cloud import bigquery


def load(rows):
    client = bigquery.Client()
    errors = client.insert_rows_json("marketing.contacts", rows)
    if errors:
        raise RuntimeError(f"{len(errors)} rows refused")
```

## Fix safety
Raising for refused records changes what the script does, so it is unsafe.

## Season
Peaks bring throttling, and throttled records are refused one by one.

## References
- https://cloud.google.com/bigquery/docs/streaming-data-into-bigquery
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Related, Rule, Severity

rule = Rule("ADL308", __name__, severity=Severity.MEDIUM, effort=20, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each call that drops the answer."""
    for found in module.unread_batches:
        remote = found.remote
        call = remote.call.place
        here = found.place == call and found.path == module.path
        yield rule.finding(
            found.path,
            found.place,
            f"{remote.name} answers which records were refused, and nobody reads it; count them and "
            "send them again",
            system=remote.system_id,
            related=[] if here else [Related(module.path, call, "the batch is sent here")],
            scope=found.scope,
        )
