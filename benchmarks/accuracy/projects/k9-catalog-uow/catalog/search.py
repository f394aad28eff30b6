"""Search index and price board."""
import json
import os
import sys

import pika
from algoliasearch.search_client import SearchClient
from elasticsearch import Elasticsearch, helpers
from pymongo import MongoClient

from . import Products, config


def reindex(since: str) -> None:
    products = Products(MongoClient(config.MONGO_URL).catalog.products)
    es = Elasticsearch(config.ELASTIC_URL, api_key=os.environ["ELASTIC_KEY"])
    actions = (
        {"_index": "products", "_id": p["_id"], "_source": {"name": p["name"], "family": p["family"]}}
        for p in products.changed_since(since)
    )
    helpers.bulk(es, actions)


def listen() -> None:
    """Prices only; the rest of the Algolia record is kept by the shop."""
    index = SearchClient.create(os.environ["ALGOLIA_APP"], os.environ["ALGOLIA_KEY"]).init_index("shop_products")
    channel = pika.BlockingConnection(pika.URLParameters(config.AMQP_URL)).channel()
    queue = channel.queue_declare("algolia-prices", durable=True).method.queue
    channel.queue_bind(queue, "catalog", routing_key="product.priced")

    def on_message(ch, method, properties, body):
        msg = json.loads(body)
        index.partial_update_object({"objectID": msg["sku"], "price": float(msg["price"])})
        ch.basic_ack(method.delivery_tag)

    channel.basic_consume(queue, on_message_callback=on_message)
    channel.start_consuming()


if __name__ == "__main__":
    {"reindex": reindex, "listen": listen}[sys.argv[1]](*sys.argv[2:])
