"""Books orders as NetSuite sales orders."""
import os

from requests_oauthlib import OAuth1Session

from common.bus import Worker, publish
from common.events import BOOKED, ORDERS, OrderBooked, OrderPlaced

ACCOUNT = os.environ["NS_ACCOUNT"]
BASE = f"https://{ACCOUNT.lower().replace('_', '-')}.suitetalk.api.netsuite.com/services/rest"

worker = Worker("erp")
http = OAuth1Session(
    os.environ["NS_CONSUMER_KEY"], os.environ["NS_CONSUMER_SECRET"],
    os.environ["NS_TOKEN"], os.environ["NS_TOKEN_SECRET"],
    signature_method="HMAC-SHA256", realm=ACCOUNT,
)


def item_id(sku):
    r = http.post(f"{BASE}/query/v1/suiteql", headers={"Prefer": "transient"},
                  json={"q": "select id from item where itemid = '%s'" % sku.replace("'", "''")})
    r.raise_for_status()
    rows = r.json()["items"]
    return rows[0]["id"] if rows else os.environ["NS_FALLBACK_ITEM"]


@worker.on(ORDERS)
def book(value):
    order = OrderPlaced(**value)
    r = http.post(f"{BASE}/record/v1/salesOrder", json={
        "entity": {"id": os.environ["NS_WEB_CUSTOMER"]},
        "otherRefNum": order.number,
        "item": {"items": [
            {"item": {"id": item_id(l.sku)}, "quantity": l.qty, "rate": l.price} for l in order.lines
        ]},
    })
    r.raise_for_status()
    erp_id = r.headers["Location"].rsplit("/", 1)[-1]
    publish(BOOKED, order.order_id, OrderBooked(order_id=order.order_id, erp_id=erp_id, email=order.email).dict())


if __name__ == "__main__":
    worker.run()
