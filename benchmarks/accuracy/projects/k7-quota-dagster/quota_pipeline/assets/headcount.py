from dagster import asset

from ..resources import SheetsResource, WarehouseResource

SQL = """
select team, count(*) as people, min(start_date) as oldest
from `acme-analytics.people.active`
group by team order by team
"""


@asset
def headcount_tab(warehouse: WarehouseResource, sheets: SheetsResource) -> None:
    df = warehouse.query(SQL)
    df["oldest"] = df["oldest"].astype(str)
    ws = sheets.tab("Sales plan", "Headcount")
    ws.clear()
    ws.update([df.columns.tolist()] + df.values.tolist())
