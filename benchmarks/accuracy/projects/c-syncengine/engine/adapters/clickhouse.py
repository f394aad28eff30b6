import clickhouse_connect

from ..base import Sink, Source


def client(env):
    return clickhouse_connect.get_client(
        host=env("CH_HOST"), username=env("CH_USER"), password=env("CH_PASS"), secure=True
    )


class ClickHouseSource(Source):
    def connect(self):
        self.db = client(self.env)

    def records(self):
        with self.db.query_rows_stream(f"SELECT * FROM {self.entity}") as stream:
            names = stream.source.column_names
            for row in stream:
                yield dict(zip(names, row))


class ClickHouseSink(Sink):
    batch = 5000

    def connect(self):
        self.db = client(self.env)
        self.columns = [r[0] for r in self.db.query(f"DESCRIBE TABLE {self.entity}").result_rows]

    def put(self, chunk):
        rows = [[rec.get(c) for c in self.columns] for rec in chunk]
        self.db.insert(self.entity, rows, column_names=self.columns)
