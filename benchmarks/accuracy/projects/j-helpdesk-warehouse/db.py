import os
from contextlib import contextmanager

import psycopg2
from psycopg2.extras import RealDictCursor


@contextmanager
def cursor():
    connection = psycopg2.connect(os.environ["WAREHOUSE_DSN"], cursor_factory=RealDictCursor)
    try:
        with connection, connection.cursor() as cur:
            yield cur
    finally:
        connection.close()
