from dagster import AssetExecutionContext, DailyPartitionsDefinition, asset

from .resources import Amplitude, Messaging, Warehouse

daily = DailyPartitionsDefinition(start_date="2024-01-01")
EVENTS = {"project_created", "invite_sent", "report_exported"}

SCORE = """
SELECT user_id, COUNT(DISTINCT event_type) AS breadth, COUNT(*) AS volume
FROM `acme.product.events` WHERE day <= @day AND day > DATE_SUB(@day, INTERVAL 14 DAY)
GROUP BY user_id
"""


@asset(partitions_def=daily, group_name="product")
def product_events(context: AssetExecutionContext, amplitude: Amplitude, warehouse: Warehouse) -> None:
    day = context.partition_key.replace("-", "")
    batch = []
    for ev in amplitude.export(day + "T00", day + "T23"):
        if ev["event_type"] in EVENTS and ev.get("user_id"):
            batch.append({"user_id": ev["user_id"], "event_type": ev["event_type"], "day": context.partition_key})
    warehouse.append("acme.product.events", batch)
    context.add_output_metadata({"rows": len(batch)})


@asset(partitions_def=daily, deps=[product_events], group_name="activation")
def activation_scores(context: AssetExecutionContext, warehouse: Warehouse) -> list:
    out = []
    for row in warehouse.rows(SCORE, day=context.partition_key):
        row["score"] = min(100, row["breadth"] * 25 + row["volume"])
        out.append(row)
    return out


@asset(partitions_def=daily, group_name="activation")
def customerio_traits(activation_scores: list, messaging: Messaging) -> None:
    for row in activation_scores:
        messaging.identify(row["user_id"], {"activation_score": row["score"], "activation_breadth": row["breadth"]})
