import os
import time
from pathlib import Path

import chargebee
from confluent_kafka import Producer

from events import TOPIC, BillingEvent

chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])
producer = Producer({"bootstrap.servers": os.environ["KAFKA"], "enable.idempotence": True})
MARK = Path(os.environ.get("STATE", "/data/last_event"))
KINDS = ["subscription_created", "subscription_cancelled", "subscription_changed"]


def new_events(since):
    offset = None
    while True:
        params = {"occurred_at[after]": since, "event_type[in]": KINDS, "sort_by[asc]": "occurred_at", "limit": 100}
        if offset:
            params["offset"] = offset
        page = chargebee.Event.list(params)
        for entry in page:
            yield entry.event
        offset = page.next_offset
        if not offset:
            return


def to_event(ev):
    sub = ev.content.subscription
    cust = ev.content.customer
    return BillingEvent(
        id=ev.id, kind=ev.event_type, customer_id=cust.id, email=cust.email,
        plan=sub.subscription_items[0].item_price_id, mrr_cents=sub.mrr or 0, occurred_at=ev.occurred_at,
    )


def main():
    while True:
        since = int(MARK.read_text()) if MARK.exists() else int(time.time()) - 3600
        last = since
        for ev in new_events(since):
            event = to_event(ev)
            producer.produce(TOPIC, key=event.customer_id, value=event.encode())
            last = max(last, event.occurred_at)
        producer.flush(30)
        MARK.write_text(str(last))
        time.sleep(60)


if __name__ == "__main__":
    main()
