import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    dsn: str
    brokers: str
    es_url: str
    topic: str

    @classmethod
    def from_env(cls) -> "Config":
        e = os.environ
        return cls(e["DATABASE_URL"], e.get("KAFKA", "kafka:9092"), e.get("ES_URL", "http://es:9200"), e.get("TOPIC", "orders.v1"))
