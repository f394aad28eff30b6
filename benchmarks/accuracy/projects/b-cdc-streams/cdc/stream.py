import json
import os

from kafka import KafkaProducer


class Topic:
    def __init__(self, name, key):
        self.name, self.key = name, key
        self.count = 0

    def __enter__(self):
        self.producer = KafkaProducer(
            bootstrap_servers=os.environ["KAFKA"].split(","),
            key_serializer=lambda k: str(k).encode(),
            value_serializer=lambda v: json.dumps(v, default=str).encode(),
            acks="all",
        )
        return self

    def __exit__(self, *exc):
        self.producer.flush()
        self.producer.close()

    def drain(self, stream):
        for op, row in stream:
            self.producer.send(self.name, key=row[self.key], value={"op": op, "after": row})
            self.count += 1
