import os

import httpx
from google.cloud import bigquery

bq = bigquery.Client()
TABLE = os.environ.get("REFUND_TABLE", "ops.refund_lines")


def to_warehouse(refund):
    rows = [dict(refund_id=refund["refund_id"], order_id=refund["order_id"], **l) for l in refund["lines"]]
    errors = bq.insert_rows_json(TABLE, rows)
    if errors:
        raise RuntimeError(errors)


def open_ticket(refund):
    text = "\n".join(f"{l['qty']} x {l['sku']}: {l['amount']}" for l in refund["lines"])
    httpx.post(
        f"https://{os.environ['GORGIAS_DOMAIN']}.gorgias.com/api/tickets",
        auth=(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"]),
        json={
            "channel": "api",
            "subject": f"High refund on order {refund['order_id']}",
            "messages": [{
                "channel": "api", "from_agent": True, "via": "api",
                "sender": {"email": "refunds@example.com"},
                "body_text": f"{refund['note'] or 'no note'}\n\n{text}",
            }],
        },
        timeout=20,
    ).raise_for_status()
