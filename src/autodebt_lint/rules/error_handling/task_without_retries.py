"""Task of a scheduler that calls another system, without retries and without anybody being told.

## What it does
Reports tasks of Airflow, Prefect and Celery that call another system and for which neither the task
nor its pipeline sets retries or a failure callback. Settings that cannot be read are not judged.

## Why is this bad?
The scheduler could repeat the task after the few minutes that the other side was down. Instead the
whole pipeline fails, or nobody notices that it did.

## Example
```python
from airflow import DAG
from airflow.decorators import task
import requests

with DAG("owners", schedule="@daily"):

    @task
    def pull():
        response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
        response.raise_for_status()
        return response.json()
```

## Use instead
```python
from datetime import timedelta

from airflow import DAG
from airflow.decorators import task
import requests

with DAG("owners", schedule="@daily", default_args={"retries": 3, "retry_delay": timedelta(minutes=5)}):

    @task
    def pull():
        response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
        response.raise_for_status()
        return response.json()
```

## Fix safety
Retries run the task again, so it is unsafe where the task writes and cannot be repeated.

## Season
In a peak other systems are down for minutes, not for hours: retries are what carries a night over.

## References
- https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/tasks.html
"""

from autodebt_lint.api import Finding, Iterator, LinkedModule, Rule, Severity

rule = Rule("ADL310", __name__, severity=Severity.MEDIUM, effort=10, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each task once."""
    for task in module.fragile_tasks:
        yield rule.finding(
            module.path,
            task.place,
            f"{task.name} calls another system and is not repeated when it fails, nor is anybody told; "
            "set retries, or a failure callback",
            scope=task.scope,
        )
