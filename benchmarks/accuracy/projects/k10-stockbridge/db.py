from contextlib import contextmanager

import pyodbc

import settings


@contextmanager
def erp():
    cn = pyodbc.connect(settings.ERP_DSN)
    try:
        yield cn.cursor()
        cn.commit()
    except Exception:
        cn.rollback()
        raise
    finally:
        cn.close()


def rows(cur, sql, *params):
    cur.execute(sql, *params)
    names = [d[0] for d in cur.description]
    while True:
        chunk = cur.fetchmany(500)
        if not chunk:
            return
        for r in chunk:
            yield dict(zip(names, r))
