import os
from contextlib import contextmanager
from datetime import date

import pyodbc


@contextmanager
def connect(cfg):
    cn = pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};"
        f"SERVER={cfg['server']};DATABASE={cfg['database']};"
        f"UID=svc_dunning;PWD={os.environ['ERP_PASSWORD']}"
    )
    try:
        yield cn
        cn.commit()
    finally:
        cn.close()


def open_invoices(cn, days):
    cur = cn.cursor()
    cur.execute("EXEC dbo.usp_OpenInvoices @AsOf = ?, @MinDays = ?", date.today(), days)
    cols = [c[0] for c in cur.description]
    return [dict(zip(cols, row)) for row in cur.fetchall()]


def log_reminder(cn, invoice_no, level):
    cn.cursor().execute(
        "INSERT INTO dbo.ReminderLog (InvoiceNo, Level, SentAt) VALUES (?, ?, GETDATE())",
        invoice_no, level,
    )
