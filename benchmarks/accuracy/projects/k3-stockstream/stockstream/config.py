import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    dsn: str
    brokers: str
    topic: str
    elastic_url: str
    shop: str
    shop_token: str
    location_id: int

    @classmethod
    def load(cls, path: str = "stockstream.toml") -> "Config":
        return cls(**tomllib.loads(Path(path).read_text())["stockstream"])
