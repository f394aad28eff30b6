import os

import pyodbc


class Query:
    def __init__(self, sql):
        self.sql = sql

    def read(self):
        con = pyodbc.connect(os.environ["NAV_ODBC"])
        try:
            cur = con.execute(self.sql)
            cols = [c[0] for c in cur.description]
            for row in cur:
                yield dict(zip(cols, row))
        finally:
            con.close()


def build(sql):
    return Query(sql)
