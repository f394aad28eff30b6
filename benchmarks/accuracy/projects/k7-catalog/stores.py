import contextlib
import os

import pika
import pyodbc
from elasticsearch import Elasticsearch
from pymongo import MongoClient


@contextlib.contextmanager
def navision():
    conn = pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};SERVER=nav01;DATABASE=NAV_PROD;"
        f"UID={os.environ['NAV_USER']};PWD={os.environ['NAV_PASSWORD']}"
    )
    try:
        yield conn.cursor()
    finally:
        conn.close()


@contextlib.contextmanager
def catalog():
    client = MongoClient(os.environ.get("MONGO_URL", "mongodb://localhost:27017"))
    try:
        yield client["shop"]["catalog"]
    finally:
        client.close()


def search():
    return Elasticsearch(os.environ["ELASTIC_URL"], api_key=os.environ["ELASTIC_KEY"])


class Bus:
    """with Bus() as bus: bus.tell('catalog.updated')"""

    def __enter__(self):
        self.connection = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
        self.channel = self.connection.channel()
        self.channel.exchange_declare(exchange="shop", exchange_type="topic", durable=True)
        return self

    def tell(self, what, body=b""):
        self.channel.basic_publish(exchange="shop", routing_key=what, body=body)

    def __exit__(self, *exc):
        self.connection.close()
        return False
