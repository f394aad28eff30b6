import os
import sys

import pyodbc

from handover import fetch

CONN = (
    "Driver={ODBC Driver 18 for SQL Server};"
    "Server=tcp:moos-dwh.sql.azuresynapse.net,1433;Database=dwh;"
    "Uid=loader;Pwd=%s;Encrypt=yes;"
)


def main(day):
    rows = fetch("orders/%s.csv" % day)
    params = [(r["order"], r["created"], r["total"], r["country"]) for r in rows]
    cnxn = pyodbc.connect(CONN % os.environ["SYNAPSE_PASSWORD"])
    cur = cnxn.cursor()
    cur.fast_executemany = True
    cur.execute("delete from stage.orders where cast(created as date) = ?", day)
    cur.executemany("insert into stage.orders (order_no, created, total, country) values (?, ?, ?, ?)", params)
    cnxn.commit()


if __name__ == "__main__":
    main(sys.argv[1])
