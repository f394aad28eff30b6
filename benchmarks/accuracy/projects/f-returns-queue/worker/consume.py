import json
import logging
import os

from google.cloud import pubsub_v1

from worker import sinks

log = logging.getLogger("refunds")
SUB = os.environ["REFUND_SUBSCRIPTION"]


def callback(message):
    refund = json.loads(message.data)
    try:
        sinks.to_warehouse(refund)
        if sum(float(l["amount"]) for l in refund["lines"]) > 250:
            sinks.open_ticket(refund)
    except Exception:
        log.exception("refund %s", refund.get("refund_id"))
        message.nack()
        return
    message.ack()


def main():
    logging.basicConfig(level=logging.INFO)
    sub = pubsub_v1.SubscriberClient()
    future = sub.subscribe(SUB, callback=callback)
    with sub:
        try:
            future.result()
        except KeyboardInterrupt:
            future.cancel()


if __name__ == "__main__":
    main()
