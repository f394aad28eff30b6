import json
import logging
import os

import pika
import psycopg2
import sentry_sdk

import netsuite

sentry_sdk.init(os.getenv("SENTRY_DSN"))
log = logging.getLogger("worker")
pg = psycopg2.connect(os.environ["DATABASE_URL"])
pg.autocommit = True

HANDLERS = {}


def on(key):
    def reg(fn):
        HANDLERS[key] = fn
        return fn
    return reg


def item_ids(skus):
    quoted = ",".join("'%s'" % s.replace("'", "") for s in skus)
    return {r["itemid"]: r["id"] for r in netsuite.suiteql(f"SELECT id, itemid FROM item WHERE itemid IN ({quoted})")}


@on("orders.create")
def order_created(msg):
    ids = item_ids([i["sku"] for i in msg["items"]])
    so = netsuite.create("salesOrder", {
        "entity": {"id": os.environ["NS_WEB_CUSTOMER"]},
        "otherRefNum": msg["number"],
        "email": msg["email"],
        "item": {"items": [{"item": {"id": ids[i["sku"]]}, "quantity": i["qty"], "rate": i["price"]} for i in msg["items"] if i["sku"] in ids]},
    })
    with pg.cursor() as cur:
        cur.execute("INSERT INTO order_map (shop_id, netsuite_id, total) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
                    (msg["id"], so, msg["total"]))


@on("orders.cancelled")
def order_cancelled(msg):
    with pg.cursor() as cur:
        cur.execute("UPDATE order_map SET cancelled = now() WHERE shop_id = %s", (msg["id"],))


def callback(ch, method, props, body):
    handler = HANDLERS.get(method.routing_key)
    try:
        if handler:
            handler(json.loads(body))
        ch.basic_ack(method.delivery_tag)
    except Exception as e:
        sentry_sdk.capture_exception(e)
        ch.basic_nack(method.delivery_tag, requeue=False)


def main():
    ch = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"])).channel()
    ch.exchange_declare("orders", "topic", durable=True)
    ch.queue_declare("netsuite", durable=True)
    ch.queue_bind("netsuite", "orders", "orders.*")
    ch.basic_qos(prefetch_count=1)
    ch.basic_consume("netsuite", callback)
    ch.start_consuming()


if __name__ == "__main__":
    main()
