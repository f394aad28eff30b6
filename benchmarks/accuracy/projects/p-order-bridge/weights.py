import os

import psycopg2

DEFAULT_GRAMS = 400


class Weights:
    """product weights from the PIM database, a few thousand rows, read once an hour at most"""

    def __init__(self):
        self.dsn = os.environ["PIM_DSN"]
        self.cache = {}

    def grams(self, sku):
        if sku not in self.cache:
            with psycopg2.connect(self.dsn) as conn, conn.cursor() as cur:
                cur.execute("SELECT weight_g FROM products WHERE sku = %s", (sku,))
                row = cur.fetchone()
            self.cache[sku] = row[0] if row and row[0] else DEFAULT_GRAMS
        return self.cache[sku]
