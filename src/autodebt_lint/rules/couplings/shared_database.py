"""A script reaches into the database of another system.

## What it does
Reports connections to, and statements in, a database that belongs to a product: known by the name of
the database, by its variable, or by tables that only that product has. A team names its own systems'
databases and tables in the configuration (`[tool.autodebt.systems.shop] tables = ["shop_*"]`). A
warehouse that holds copies is no other system's database, nor is a table below a schema of its own.

## Why is this bad?
Tables are no interface: the vendor changes them with any update, the script writes past every check
that the product makes, and its locks stop the product itself.

## Example
```python
import os

import psycopg2

connection = psycopg2.connect(host=os.environ["DB_HOST"], dbname="odoo", connect_timeout=5)
cursor = connection.cursor()
cursor.execute("SELECT email FROM res_partner WHERE customer_rank > 0")
```

## Use instead
```python
import os
import xmlrpc.client

models = xmlrpc.client.ServerProxy(f"{os.environ['ODOO_URL']}/xmlrpc/2/object")
partners = models.execute_kw(
    os.environ["ODOO_DB"], 2, os.environ["ODOO_KEY"], "res.partner", "search_read", [[]], {"fields": ["email"]}
)
```

## Fix safety
Not repaired by the tool: the product's interface, or a copy in a warehouse, takes its place.

## Season
A report that reads a shop's live tables slows the shop on its best day.

## References
- https://martinfowler.com/bliki/IntegrationDatabase.html
"""

from autodebt_lint.api import (
    Confidence,
    Finding,
    Iterator,
    LinkedModule,
    Rule,
    Severity,
    foreign_databases,
)

rule = Rule("ADL405", __name__, severity=Severity.MEDIUM, effort=240, doc=__doc__)


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each system of a module once, at the first call that shows it."""
    for system, remote, evidence in foreign_databases(module):
        by_table = "table" in evidence
        yield rule.finding(
            module.path,
            remote.call.place,
            f"this reaches into the database of {system.name} ({evidence}); use its interface or a copy",
            severity=Severity.HIGH if remote.operation == "write" else rule.severity,
            reason="it is written to" if remote.operation == "write" else "",
            confidence=Confidence.HIGH if by_table else Confidence.MEDIUM,
            system=system.id,
            scope=remote.function.name,
        )
