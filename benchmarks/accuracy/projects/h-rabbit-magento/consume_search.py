import os

from elasticsearch import Elasticsearch

from broker.bus import Consumer

es = Elasticsearch(os.environ["ES_URL"], api_key=os.environ.get("ES_API_KEY"))
consumer = Consumer("search-indexer")


@consumer.on("product.changed")
def index_product(event):
    es.index(index="products", id=event["sku"], document=event)


@consumer.on("product.deleted")
def drop_product(event):
    es.delete(index="products", id=event["sku"])


if __name__ == "__main__":
    consumer.run()
