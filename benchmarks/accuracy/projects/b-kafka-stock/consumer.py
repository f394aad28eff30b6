import json
import logging
import os

import redis
from confluent_kafka import Consumer, KafkaException
from elasticsearch import Elasticsearch

log = logging.getLogger("consumer")

r = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379/2"), decode_responses=True)
es = Elasticsearch(os.environ["ES_URL"], api_key=os.environ["ES_KEY"])


def on_move(move):
    sku = move["Sku"]
    total = r.hincrby("stock:" + sku, move["Warehouse"], int(move["Qty"]))
    if total < 0:
        log.warning("negative stock %s in %s", sku, move["Warehouse"])
    levels = {wh: int(q) for wh, q in r.hgetall("stock:" + sku).items()}
    es.update(
        index="products",
        id=sku,
        doc={"stock": levels, "available": sum(levels.values()) > 0, "stock_changed": move["MovedAt"]},
        doc_as_upsert=True,
    )


def main():
    consumer = Consumer({
        "bootstrap.servers": os.environ["KAFKA_BROKERS"],
        "group.id": "product-search",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
    })
    consumer.subscribe(["wms.stock-moved"])
    try:
        while True:
            msg = consumer.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                raise KafkaException(msg.error())
            on_move(json.loads(msg.value()))
            consumer.commit(msg, asynchronous=False)
    finally:
        consumer.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
