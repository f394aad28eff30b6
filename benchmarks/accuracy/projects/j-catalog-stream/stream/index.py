import json
import os

import redis
from confluent_kafka import Consumer
from datadog import statsd
from elasticsearch import Elasticsearch, helpers

from .config import BOOTSTRAP, INDEX, TOPIC


class Brands:
    def __init__(self, url):
        self._redis = redis.Redis.from_url(url, decode_responses=True)
        self._seen = {}

    def __getitem__(self, brand_id):
        if brand_id not in self._seen:
            self._seen[brand_id] = self._redis.hget("brands", brand_id)
        return self._seen[brand_id]


def batches(consumer, size=200):
    while True:
        messages = consumer.consume(size, timeout=5.0)
        good = [m for m in messages if m.error() is None]
        if good:
            yield [json.loads(m.value()) for m in good]
            consumer.commit()


def actions(products, brands):
    for product in products:
        yield {
            "_op_type": "index",
            "_index": INDEX,
            "_id": product["id"],
            "_source": {
                "sku": product["sku"],
                "name": product["name"],
                "price": product["price"],
                "brand": brands[product["brand_id"]],
            },
        }


def main():
    search = Elasticsearch(os.environ["ELASTIC_URL"], api_key=os.environ["ELASTIC_KEY"])
    brands = Brands(os.environ["REDIS_URL"])
    consumer = Consumer(
        {"bootstrap.servers": BOOTSTRAP, "group.id": "search", "enable.auto.commit": False}
    )
    consumer.subscribe([TOPIC])
    try:
        for products in batches(consumer):
            helpers.bulk(search, actions(products, brands))
            statsd.increment("catalog.batches")
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
