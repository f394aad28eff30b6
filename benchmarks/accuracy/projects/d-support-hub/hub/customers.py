import os

import psycopg2
from psycopg2.extras import RealDictCursor

_conn = None


def lookup(address):
    global _conn
    if _conn is None:
        _conn = psycopg2.connect(os.environ["SHOP_DSN"])
    with _conn.cursor(cursor_factory=RealDictCursor) as cur:
        cur.execute("SELECT id, segment, lifetime_value::float AS ltv FROM customers WHERE lower(email) = lower(%s)", (address,))
        return cur.fetchone()
