from dagster import AssetCheckResult, asset_check

from .assets import aging_table
from .resources import Warehouse


@asset_check(asset=aging_table)
def no_negative_balance(warehouse: Warehouse) -> AssetCheckResult:
    bad = warehouse.rows("select invoice from finance.receivables_aging where unpaid < 0")
    return AssetCheckResult(passed=not bad, metadata={"invoices": [b["invoice"] for b in bad]})
