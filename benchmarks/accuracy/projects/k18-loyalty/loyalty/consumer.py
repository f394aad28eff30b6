"""Long running: completed orders -> points in Mongo."""
import json
import logging

from kafka import KafkaConsumer

from . import settings
from .repository import member_repository

log = logging.getLogger(__name__)


def points_for(order):
    eligible = sum(l["price"] * l["qty"] for l in order["lines"] if not l.get("gift_card"))
    return int(eligible // 100) * settings.POINTS_PER_100


def run():
    consumer = KafkaConsumer(
        settings.ORDERS_TOPIC,
        bootstrap_servers=settings.KAFKA_BROKERS,
        group_id="loyalty",
        value_deserializer=lambda b: json.loads(b.decode("utf-8")),
        enable_auto_commit=False,
    )
    with member_repository() as members:
        for msg in consumer:
            order = msg.value
            pts = points_for(order)
            if pts > 0:
                members.add_points(order["customer"]["id"], order["customer"]["phone"], pts, order["id"])
            consumer.commit()
            log.debug("order %s", order["id"])
