import os
import time

import psycopg2
import psycopg2.extras

from common.bus import Bus
from common.topics import PRODUCTS

SQL = """
    SELECT id, sku, title, description, brand, price_cents, updated_at
      FROM product WHERE updated_at > %s ORDER BY updated_at
"""


def changes(conn, since):
    with conn.cursor("cdc", cursor_factory=psycopg2.extras.RealDictCursor) as cur:
        cur.execute(SQL, (since,))
        yield from cur


def main():
    conn = psycopg2.connect(os.environ["PIM_DSN"])
    bus = Bus()
    since = "1970-01-01"
    while True:
        for row in changes(conn, since):
            bus.emit(PRODUCTS, row["sku"], row)
            since = row["updated_at"]
        conn.commit()
        bus.close()
        time.sleep(15)


if __name__ == "__main__":
    main()
