from contextlib import contextmanager
from typing import Iterator

import psycopg2
import psycopg2.extras


class OutboxRepository:
    def __init__(self, dsn: str):
        self._conn = psycopg2.connect(dsn)

    @contextmanager
    def batch(self, size: int = 200) -> Iterator[list]:
        with self._conn:
            with self._conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
                cur.execute(
                    "SELECT id, aggregate_id, event_type, payload, created_at FROM outbox "
                    "WHERE published_at IS NULL ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED",
                    (size,),
                )
                rows = cur.fetchall()
                yield rows
                if rows:
                    cur.execute("UPDATE outbox SET published_at = now() WHERE id = ANY(%s)", ([r["id"] for r in rows],))
