import pyodbc


class DwhUnit:
    """with DwhUnit(dsn) as dwh: ...   commits at the end, all or nothing"""

    def __init__(self, dsn):
        self.dsn = dsn

    def __enter__(self):
        self.conn = pyodbc.connect(self.dsn)
        self.cur = self.conn.cursor()
        return self

    def __exit__(self, exc_type, *_):
        (self.conn.rollback if exc_type else self.conn.commit)()
        self.conn.close()

    def replace_prices(self, rows):
        self.cur.execute("DELETE FROM web.Prices")
        self.cur.fast_executemany = True
        self.cur.executemany(
            "INSERT INTO web.Prices (Sku, Name, Price, OnHand) VALUES (?, ?, ?, ?)", rows)
