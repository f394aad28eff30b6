import json
import os

from confluent_kafka import Consumer, Producer

ORDERS = "shop.orders.v1"
RETURNS = "shop.returns.v1"

_conf = {
    "bootstrap.servers": os.environ.get("KAFKA", "localhost:9092"),
    "security.protocol": os.environ.get("KAFKA_PROTO", "PLAINTEXT"),
}


def producer():
    return Producer({**_conf, "linger.ms": 50})


def send(p, topic, key, value):
    p.produce(topic, key=str(key), value=json.dumps(value).encode())
    p.poll(0)


def stream(group, *names):
    c = Consumer({**_conf, "group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False})
    c.subscribe(list(names))
    try:
        while True:
            m = c.poll(1.0)
            if m is None:
                continue
            if m.error():
                raise RuntimeError(m.error())
            yield m.topic(), json.loads(m.value())
            c.commit(m)
    finally:
        c.close()
