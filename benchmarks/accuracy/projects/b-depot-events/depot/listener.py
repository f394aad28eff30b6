"""Reads depot events from RabbitMQ and hands them to the handlers."""
import json
import logging
import os

import pika

from . import customer_care, dispatch  # noqa: F401
from .bus import bus

log = logging.getLogger(__name__)

TOPICS = {
    "depot.parcel.arrived": "arrived",
    "depot.parcel.damaged": "damaged",
    "depot.parcel.shelved": "shelved",
}


def callback(channel, method, properties, body):
    topic = TOPICS.get(method.routing_key)
    if topic is None:
        channel.basic_ack(method.delivery_tag)
        return
    event = json.loads(body)
    try:
        bus.publish(topic, parcel=event["parcel"], depot=event["depot"])
    except Exception:
        log.exception("cannot handle %s", method.routing_key)
        channel.basic_nack(method.delivery_tag, requeue=False)
    else:
        channel.basic_ack(method.delivery_tag)


def main():
    logging.basicConfig(level=logging.INFO)
    connection = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    channel = connection.channel()
    channel.exchange_declare("depot", "topic", durable=True)
    channel.queue_declare("depot-bridge", durable=True)
    for key in TOPICS:
        channel.queue_bind("depot-bridge", "depot", key)
    channel.basic_qos(prefetch_count=5)
    channel.basic_consume("depot-bridge", callback)
    channel.start_consuming()


if __name__ == "__main__":
    main()
