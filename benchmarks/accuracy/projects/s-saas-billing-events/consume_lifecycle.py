import os

from confluent_kafka import Consumer
from customerio import CustomerIO, Regions

from events import TOPIC, BillingEvent

cio = CustomerIO(os.environ["CIO_SITE"], os.environ["CIO_KEY"], region=Regions.EU)


def on_created(e: BillingEvent):
    cio.identify(id=e.customer_id, email=e.email, plan=e.plan, created_at=e.occurred_at)


def on_cancelled(e: BillingEvent):
    cio.track(customer_id=e.customer_id, name="churned", plan=e.plan, lost_mrr=e.mrr_cents / 100)


HANDLERS = {"subscription_created": on_created, "subscription_cancelled": on_cancelled}


def main():
    consumer = Consumer({"bootstrap.servers": os.environ["KAFKA"], "group.id": "lifecycle", "auto.offset.reset": "earliest"})
    consumer.subscribe([TOPIC])
    try:
        while True:
            msg = consumer.poll(5.0)
            if msg is None or msg.error():
                continue
            event = BillingEvent.decode(msg.value())
            handler = HANDLERS.get(event.kind)
            if handler:
                handler(event)
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
