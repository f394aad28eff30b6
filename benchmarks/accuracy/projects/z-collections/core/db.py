import os

import pyodbc


def connect():
    return pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};SERVER=%s;DATABASE=Debitoren;UID=%s;PWD=%s"
        % (os.environ["SQL_HOST"], os.environ["SQL_USER"], os.environ["SQL_PWD"])
    )


def call(proc, *args):
    marks = ",".join("?" * len(args))
    with connect() as con:
        cur = con.cursor()
        cur.execute("{CALL %s (%s)}" % (proc, marks) if args else "{CALL %s}" % proc, *args)
        if cur.description is None:
            con.commit()
            return []
        names = [c[0] for c in cur.description]
        rows = [dict(zip(names, r)) for r in cur.fetchall()]
        con.commit()
        return rows
