import os

import oracledb


class Adapter:
    """Student information system, read only user."""

    def __init__(self, view):
        if not view.startswith("v_"):
            raise ValueError(view)
        self.view = view

    def read(self):
        with oracledb.connect(user="sync_ro", password=os.environ["SIS_PASSWORD"], dsn=os.environ["SIS_DSN"]) as con:
            cur = con.cursor()
            cur.execute(f"select * from {self.view}")
            names = [d[0].lower() for d in cur.description]
            for row in cur:
                yield dict(zip(names, row))
