# Nightly copy of the ERP invoices into the reporting database,
# then refresh of the budget tab for the controllers.
#
# Started by Windows task scheduler, 02:30
import configparser
import csv
import io
import smtplib
import sys
from contextlib import closing
from datetime import datetime
from email.mime.text import MIMEText

import psycopg2
import pyodbc
from google.oauth2 import service_account
from googleapiclient.discovery import build

config = configparser.ConfigParser()
config.read(r"D:\jobs\nightly.ini")

ERP_SQL = """
    SELECT i.InvoiceNo, i.InvoiceDate, c.CustomerNo, c.Name, c.Country,
           l.ItemNo, l.Quantity, l.NetAmount
      FROM dbo.Invoice i
      JOIN dbo.InvoiceLine l ON l.InvoiceNo = i.InvoiceNo
      JOIN dbo.Customer c ON c.CustomerNo = i.CustomerNo
     WHERE i.InvoiceDate >= DATEADD(day, -40, GETDATE())
"""

BUDGET_SQL = """
    select cost_center, owner, budget, committed, budget - committed as free
      from planning.budget
     where year = extract(year from now())
     order by cost_center
"""

COLUMNS = ("invoice_no", "invoice_date", "customer_no", "customer_name", "country", "item_no", "quantity", "net_amount")


def erp_rows(size=5000):
    with closing(pyodbc.connect(config["erp"]["dsn"])) as cn:
        cur = cn.cursor()
        cur.execute(ERP_SQL)
        while True:
            chunk = cur.fetchmany(size)
            if not chunk:
                return
            for row in chunk:
                yield [("" if v is None else str(v).strip()) for v in row]


def load(pg):
    buffer = io.StringIO()
    w = csv.writer(buffer, delimiter="\t")
    n = 0
    for r in erp_rows():
        w.writerow(r)
        n += 1
    buffer.seek(0)
    with pg.cursor() as cur:
        cur.execute("create temp table t (like reporting.invoice_line) on commit drop")
        cur.copy_expert("copy t (%s) from stdin with (format csv, delimiter E'\\t')" % ", ".join(COLUMNS), buffer)
        cur.execute("delete from reporting.invoice_line where invoice_no in (select invoice_no from t)")
        cur.execute("insert into reporting.invoice_line select * from t")
    pg.commit()
    return n


def budget_tab(pg):
    with pg.cursor() as cur:
        cur.execute(BUDGET_SQL)
        header = [d[0] for d in cur.description]
        values = [header] + [[str(x) for x in rec] for rec in cur.fetchall()]
    creds = service_account.Credentials.from_service_account_file(
        config["google"]["keyfile"], scopes=["https://www.googleapis.com/auth/spreadsheets"]
    )
    service = build("sheets", "v4", credentials=creds, cache_discovery=False)
    service.spreadsheets().values().update(
        spreadsheetId=config["google"]["sheet"],
        range="Budget!A1",
        valueInputOption="USER_ENTERED",
        body={"values": values},
    ).execute()


def send_mail(subject, text):
    msg = MIMEText(text)
    msg["Subject"] = subject
    msg["From"] = msg["To"] = config["mail"]["admin"]
    with smtplib.SMTP(config["mail"]["host"]) as s:
        s.send_message(msg)


def main():
    start = datetime.now()
    pg = psycopg2.connect(config["reporting"]["dsn"])
    try:
        lines = load(pg)
        budget_tab(pg)
    except Exception as e:
        send_mail("nightly FAILED", repr(e))
        sys.exit(1)
    finally:
        pg.close()
    send_mail("nightly ok", "%d invoice lines loaded in %s" % (lines, datetime.now() - start))


if __name__ == "__main__":
    main()
