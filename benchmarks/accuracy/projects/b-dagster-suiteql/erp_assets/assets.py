from datetime import date

from dagster import AssetExecutionContext, MaterializeResult, MetadataValue, asset

from .resources import NetSuiteResource, Warehouse

OPEN_INVOICES = """
select t.id, t.tranid, t.entity, t.trandate, t.duedate, t.foreigntotal as total, t.foreignamountunpaid as unpaid, c.symbol as currency
from transaction t join currency c on c.id = t.currency
where t.type = 'CustInvc' and t.foreignamountunpaid > 0
"""

CUSTOMERS = "select id, entityid, companyname, email, salesrep from customer where isinactive = 'F'"


@asset(group_name="netsuite")
def open_invoices(netsuite: NetSuiteResource) -> list[dict]:
    return list(netsuite.query(OPEN_INVOICES))


@asset(group_name="netsuite")
def customers(netsuite: NetSuiteResource) -> list[dict]:
    return list(netsuite.query(CUSTOMERS))


@asset(group_name="finance")
def aging(open_invoices: list[dict], customers: list[dict]) -> list[dict]:
    names = {c["id"]: c["companyname"] for c in customers}
    today = date.today()
    out = []
    for inv in open_invoices:
        day, month, year = map(int, inv["duedate"].split("/"))
        overdue = (today - date(year, month, day)).days
        bucket = "current" if overdue <= 0 else "1-30" if overdue <= 30 else "31-60" if overdue <= 60 else "60+"
        out.append({
            "invoice": inv["tranid"],
            "customer": names.get(inv["entity"], inv["entity"]),
            "currency": inv["currency"],
            "unpaid": float(inv["unpaid"]),
            "bucket": bucket,
        })
    return out


@asset(group_name="finance")
def aging_table(context: AssetExecutionContext, aging: list[dict], warehouse: Warehouse) -> MaterializeResult:
    n = warehouse.replace("receivables_aging", aging)
    context.log.info("%d rows", n)
    total = sum(r["unpaid"] for r in aging)
    return MaterializeResult(metadata={"rows": n, "unpaid": MetadataValue.float(total)})
