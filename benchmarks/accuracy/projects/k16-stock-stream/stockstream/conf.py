from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel


class Kafka(BaseModel):
    brokers: str
    topic: str = "shop.product.v1"


class Sftp(BaseModel):
    host: str
    user: str
    key_file: str
    folder: str = "/outgoing"


class Conf(BaseModel):
    shop_url: str
    shop_key: str
    shop_secret: str
    kafka: Kafka
    amqp: str
    supplier: Sftp
    clickhouse_host: str
    clickhouse_password: str


@lru_cache
def conf() -> Conf:
    return Conf(**yaml.safe_load(Path("conf.yaml").read_text()))
