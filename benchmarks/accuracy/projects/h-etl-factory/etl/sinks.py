import os
from typing import List

import psycopg2
import snowflake.connector
from psycopg2.extras import execute_values

from .base import AbstractSink, ComponentFactory, Record


@ComponentFactory.register("warehouse")
class SnowflakeSink(AbstractSink):
    batch_size = 5000

    def setup(self) -> None:
        self.conn = snowflake.connector.connect(
            account=os.environ["SNOWFLAKE_ACCOUNT"],
            user=os.environ["SNOWFLAKE_USER"],
            password=os.environ["SNOWFLAKE_PASSWORD"],
            warehouse="LOADING",
            database="RAW",
            schema=self.options["schema"],
        )

    def flush(self, batch: List[Record]) -> None:
        columns = list(batch[0])
        marks = ", ".join(["%s"] * len(columns))
        with self.conn.cursor() as cur:
            cur.executemany(
                f"INSERT INTO {self.options['table']} ({', '.join(columns)}) VALUES ({marks})",
                [tuple(r[c] for c in columns) for r in batch],
            )

    def close(self) -> None:
        self.conn.commit()
        self.conn.close()


@ComponentFactory.register("app_db")
class PostgresSink(AbstractSink):
    def setup(self) -> None:
        self.conn = psycopg2.connect(os.environ["APP_DB_DSN"])

    def flush(self, batch: List[Record]) -> None:
        columns = list(batch[0])
        key = self.options["key"]
        updates = ", ".join(f"{c} = EXCLUDED.{c}" for c in columns if c != key)
        with self.conn, self.conn.cursor() as cur:
            execute_values(
                cur,
                f"INSERT INTO {self.options['table']} ({', '.join(columns)}) VALUES %s "
                f"ON CONFLICT ({key}) DO UPDATE SET {updates}",
                [[r[c] for c in columns] for r in batch],
            )

    def close(self) -> None:
        self.conn.close()
