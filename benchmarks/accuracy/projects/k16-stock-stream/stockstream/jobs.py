"""huey_consumer stockstream.jobs.huey"""
import csv
import io
import json

import paramiko
import pika
from huey import SqliteHuey, crontab

from . import kafka_producer, rabbit, shop_client
from .conf import conf
from .shop import all_products
from .streams import STOCK_QUEUE

huey = SqliteHuey(filename="/var/lib/stockstream/huey.db")


@huey.periodic_task(crontab(minute="*/15"))
def publish_products():
    topic = conf().kafka.topic
    with kafka_producer() as producer:
        for p in all_products(shop_client()):
            event = {k: p[k] for k in ("id", "sku", "name", "price", "stock_quantity", "date_modified_gmt")}
            producer.produce(topic, key=str(p["id"]), value=json.dumps(event))
            producer.poll(0)


@huey.periodic_task(crontab(hour="5", minute="30"))
def supplier_files():
    s = conf().supplier
    t = paramiko.Transport((s.host, 22))
    t.connect(username=s.user, pkey=paramiko.Ed25519Key.from_private_key_file(s.key_file))
    sftp = paramiko.SFTPClient.from_transport(t)
    with rabbit() as channel:
        for name in sftp.listdir(s.folder):
            if not name.lower().endswith(".csv"):
                continue
            with sftp.open(f"{s.folder}/{name}") as f:
                text = f.read().decode("latin-1")
            for row in csv.DictReader(io.StringIO(text), delimiter=";"):
                channel.basic_publish(
                    exchange="",
                    routing_key=STOCK_QUEUE,
                    body=json.dumps({"sku": row["ArtNr"], "qty": int(row["Bestand"] or 0)}),
                    properties=pika.BasicProperties(delivery_mode=2),
                )
            sftp.rename(f"{s.folder}/{name}", f"{s.folder}/done/{name}")
    t.close()
