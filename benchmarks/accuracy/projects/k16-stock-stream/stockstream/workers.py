import json
import logging
import sys

import clickhouse_connect

from .conf import conf
from .shop import set_stock, shop_client
from .streams import STOCK_QUEUE, kafka_consumer, rabbit

log = logging.getLogger("workers")
COLUMNS = ["id", "sku", "name", "price", "stock", "modified"]


def history():
    """product events -> clickhouse, in batches"""
    c = conf()
    ch = clickhouse_connect.get_client(host=c.clickhouse_host, password=c.clickhouse_password, database="shop")
    consumer = kafka_consumer("history")
    while True:
        batch = []
        for msg in consumer.consume(num_messages=500, timeout=10):
            if msg.error():
                log.warning(msg.error())
                continue
            e = json.loads(msg.value())
            batch.append([e["id"], e["sku"], e["name"], float(e["price"] or 0), e["stock_quantity"] or 0,
                          e["date_modified_gmt"]])
        if batch:
            ch.insert("product_history", batch, column_names=COLUMNS)
            consumer.commit()


def stock():
    """supplier stock -> shop"""
    api = shop_client()

    def on_message(channel, method, _props, body):
        m = json.loads(body)
        if not set_stock(api, m["sku"], m["qty"]):
            log.info("unknown sku %s", m["sku"])
        channel.basic_ack(method.delivery_tag)

    with rabbit() as channel:
        channel.basic_qos(prefetch_count=1)
        channel.basic_consume(queue=STOCK_QUEUE, on_message_callback=on_message)
        channel.start_consuming()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    {"history": history, "stock": stock}[sys.argv[1]]()
