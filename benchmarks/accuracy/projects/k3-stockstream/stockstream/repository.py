from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Iterator

import psycopg
from psycopg.rows import class_row


@dataclass
class Level:
    sku: str
    title: str
    on_hand: int
    inventory_item_id: int
    changed_at: datetime


class StockRepository:
    def __init__(self, dsn: str) -> None:
        self._dsn = dsn

    @contextmanager
    def _cursor(self):
        with psycopg.connect(self._dsn) as conn:
            with conn.cursor(row_factory=class_row(Level)) as cur:
                yield cur

    def changed_since(self, ts: datetime) -> Iterator[Level]:
        with self._cursor() as cur:
            cur.execute(
                "SELECT sku, title, on_hand, inventory_item_id, changed_at FROM stock WHERE changed_at > %s ORDER BY 5",
                (ts,),
            )
            yield from cur
