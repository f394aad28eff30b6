"""Market-stall sales (Square reader). One JSON per day for the journal script."""
import json
import os
import sys
from collections import Counter
from datetime import date, timedelta

from square.client import Client

from shared import datafile

day = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today() - timedelta(days=1)
client = Client(access_token=os.environ["SQUARE_TOKEN"], environment="production")

totals = Counter()
cursor = None
while True:
    result = client.payments.list_payments(
        begin_time="%sT00:00:00-05:00" % day,
        end_time="%sT00:00:00-05:00" % (day + timedelta(days=1)),
        cursor=cursor,
    )
    if result.is_error():
        sys.exit(str(result.errors))
    for p in result.body.get("payments", []):
        if p["status"] == "COMPLETED":
            totals["gross"] += p["amount_money"]["amount"]
            totals["fees"] += sum(f["amount_money"]["amount"] for f in p.get("processing_fee", []))
    cursor = result.body.get("cursor")
    if not cursor:
        break

with open(datafile("square_day.json"), "w") as fh:
    json.dump({"day": day.isoformat(), "gross": totals["gross"] / 100, "fees": totals["fees"] / 100}, fh)
