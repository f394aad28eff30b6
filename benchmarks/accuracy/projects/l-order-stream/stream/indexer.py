import os

from elasticsearch import Elasticsearch

from .bus import ORDERS, consume

es = Elasticsearch(os.environ.get("ES_URL", "http://elastic:9200"))


def index(order):
    doc = dict(order, skus=[i["sku"] for i in order["items"]])
    doc["total"] = float(doc["total"])
    es.index(index="orders", id=str(order["id"]), document=doc)


if __name__ == "__main__":
    consume(ORDERS, "indexer", index)
