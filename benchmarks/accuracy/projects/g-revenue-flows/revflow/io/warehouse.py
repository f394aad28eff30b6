import contextlib
from typing import Iterable, Sequence

import snowflake.connector
from snowflake.connector import DictCursor


class Warehouse:
    def __init__(self, **conn) -> None:
        self._conn = conn

    @contextlib.contextmanager
    def cursor(self):
        with snowflake.connector.connect(**self._conn) as c:
            yield c.cursor(DictCursor)

    def query(self, sql: str):
        with self.cursor() as cur:
            cur.execute(sql)
            yield from cur

    def replace(self, table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> int:
        rows = list(rows)
        marks = ", ".join(["%s"] * len(columns))
        with self.cursor() as cur:
            cur.execute(f"TRUNCATE TABLE {table}")
            cur.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
        return len(rows)
