import os

import oracledb


def connect():
    return oracledb.connect(user=os.environ["ORA_USER"], password=os.environ["ORA_PASSWORD"], dsn=os.environ["ORA_DSN"])


def changes(con, table, state):
    sql = f"""select c.change_no, c.operation, t.*
                from cdc_log c left join {table} t on t.rowid = c.row_ref
               where c.table_name = :t and c.change_no > :n
               order by c.change_no"""
    with con.cursor() as cur:
        cur.arraysize = 1000
        cur.execute(sql, t=table.upper(), n=state["change_no"])
        cols = [d[0].lower() for d in cur.description]
        for values in cur:
            row = dict(zip(cols, values))
            state["change_no"] = row.pop("change_no")
            yield row.pop("operation"), row


def purge(con, table, state):
    with con.cursor() as cur:
        cur.callproc("cdc_admin.purge_log", [table.upper(), state["change_no"]])
    con.commit()
