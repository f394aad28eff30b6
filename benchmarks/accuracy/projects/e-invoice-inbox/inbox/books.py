import psycopg

SQL = """
INSERT INTO eingangsrechnung (absender, lieferant, nummer, datum, brutto, iban, beleg)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (lieferant, nummer) DO NOTHING
RETURNING id
"""


class Books:
    def __init__(self, dsn):
        self.conn = psycopg.connect(dsn)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.conn.close()

    def enter(self, sender, inv, link):
        with self.conn.transaction():
            row = self.conn.execute(
                SQL, (sender, inv.supplier, inv.number, inv.date, inv.total, inv.iban, link)
            ).fetchone()
        return row[0] if row else None
