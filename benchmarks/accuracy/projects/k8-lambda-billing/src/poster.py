from datetime import datetime, timezone

from middleware import sqs_batch
from suiteql import NetSuite

ns = NetSuite()
CURRENCY_IDS = {"usd": "1", "gbp": "2", "eur": "4"}


@sqs_batch
def handler(charge):
    ns.create(
        "customerDeposit",
        externalId=f"stripe-{charge['id']}",
        customer={"externalId": charge["customer"]},
        payment=charge["amount"] / 100,
        currency={"id": CURRENCY_IDS[charge["currency"]]},
        memo=charge["description"] or "",
        tranDate=datetime.fromtimestamp(charge["created"], timezone.utc).date().isoformat(),
    )
