from dataclasses import dataclass
from typing import Callable, Optional


@dataclass(frozen=True)
class Pipeline:
    source: str
    sink: str
    table: str
    keep: Optional[Callable[[dict], bool]] = None


# the agency side lives in BigQuery (client billing), the product side in Snowflake
PIPELINES = {
    "mrr": Pipeline("subscriptions", "snowflake", "SUBSCRIPTIONS", keep=lambda r: r["status"] != "future"),
    "hours": Pipeline("hours", "bigquery", "time_entries", keep=lambda r: r["billable"]),
    "payments": Pipeline("payments", "bigquery", "mollie_payments"),
}
