import os

import psycopg2
import psycopg2.extras

_conn = None


def conn():
    global _conn
    if _conn is None or _conn.closed:
        _conn = psycopg2.connect(os.environ['SUPPORT_DSN'])
    return _conn


def query(sql, *args):
    with conn().cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
        cur.execute(sql, args)
        return cur.fetchall()


def upsert(table, key, rows):
    if not rows:
        return 0
    cols = list(rows[0])
    sql = 'INSERT INTO {} ({}) VALUES %s ON CONFLICT ({}) DO UPDATE SET {}'.format(
        table, ', '.join(cols), key,
        ', '.join('{0} = EXCLUDED.{0}'.format(c) for c in cols if c != key))
    with conn() as c, c.cursor() as cur:
        psycopg2.extras.execute_values(cur, sql, [[r[x] for x in cols] for r in rows])
    return len(rows)
