"""Unit of work: products go to the database at the end, events into the local outbox."""
import json
import sqlite3

from pymongo import MongoClient

from . import config
from .repository import Products


class UnitOfWork:
    def __enter__(self) -> "UnitOfWork":
        self._mongo = MongoClient(config.MONGO_URL)
        self._box = sqlite3.connect(config.OUTBOX)
        self._box.execute("CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, topic TEXT, body TEXT)")
        self.products = Products(self._mongo.catalog.products)
        self._events: list[tuple[str, str]] = []
        return self

    def emit(self, topic: str, **payload) -> None:
        self._events.append((topic, json.dumps(payload)))

    def __exit__(self, exc_type, exc, tb) -> None:
        if exc_type is None:
            self.products.flush()
            self._box.executemany("INSERT INTO outbox (topic, body) VALUES (?, ?)", self._events)
            self._box.commit()
        self._box.close()
        self._mongo.close()
