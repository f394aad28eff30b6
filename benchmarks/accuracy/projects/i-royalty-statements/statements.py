"""Quarterly royalty statements.

usage: statements.py build 2021Q3
       statements.py send 2021Q3
"""
import csv
import os
import smtplib
import sys
from collections import defaultdict
from email.message import EmailMessage
from pathlib import Path

import paramiko
import psycopg2
import psycopg2.extras

OUT = Path(os.getenv("STATEMENT_DIR", "out"))

QUERY = """
select a.id as author_id, a.name, a.email, a.vat_rate, t.isbn13, t.title,
       sum(s.units) units, sum(s.net_receipts) net, k.rate
  from sales s
  join title t on t.isbn13 = s.isbn13
  join contract k on k.isbn13 = t.isbn13
  join author a on a.id = k.author_id
 where s.quarter = %(q)s
 group by 1,2,3,4,5,6,k.rate
 order by a.id, t.title
"""


def fetch(quarter):
    with psycopg2.connect(os.environ["ROYALTY_DSN"]) as conn:
        with conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
            cur.execute(QUERY, {"q": quarter})
            return cur.fetchall()


def build(quarter):
    target = OUT / quarter
    target.mkdir(parents=True, exist_ok=True)
    grouped = defaultdict(list)
    for r in fetch(quarter):
        grouped[(r["author_id"], r["name"], r["email"])].append(r)
    with open(target / "index.csv", "w", newline="") as idx:
        index = csv.writer(idx)
        index.writerow(["author_id", "name", "email", "file", "due"])
        for (aid, name, email), lines in grouped.items():
            fn = target / f"{aid}.csv"
            due = 0
            with open(fn, "w", newline="") as fh:
                w = csv.writer(fh)
                w.writerow(["ISBN", "Title", "Units", "Net receipts", "Rate", "Royalty"])
                for line in lines:
                    amount = round(float(line["net"]) * float(line["rate"]), 2)
                    due += amount
                    w.writerow([line["isbn13"], line["title"], line["units"], line["net"], line["rate"], amount])
            index.writerow([aid, name, email, fn.name, f"{due:.2f}"])


def send(quarter):
    folder = OUT / quarter
    payments = []
    with open(folder / "index.csv") as fh, smtplib.SMTP(os.environ["SMTP_HOST"], 587) as smtp:
        smtp.starttls()
        smtp.login(os.environ["SMTP_USER"], os.environ["SMTP_PASSWORD"])
        for row in csv.DictReader(fh):
            payments.append(row)
            if float(row["due"]) < 25:
                continue
            m = EmailMessage()
            m["From"] = "royalties@heronpress.example"
            m["To"] = row["email"]
            m["Subject"] = f"Your royalty statement {quarter}"
            m.set_content(f"Dear {row['name']},\n\nplease find your statement attached. Amount due: {row['due']} EUR.\n")
            m.add_attachment((folder / row["file"]).read_bytes(), maintype="text", subtype="csv", filename=row["file"])
            smtp.send_message(m)
    upload(folder / "index.csv", quarter)
    print(len(payments), "statements")


def upload(path, quarter):
    t = paramiko.Transport((os.environ["BANK_SFTP_HOST"], 22))
    t.connect(username=os.environ["BANK_SFTP_USER"], pkey=paramiko.RSAKey.from_private_key_file("/etc/royalty/bank_key"))
    sftp = paramiko.SFTPClient.from_transport(t)
    try:
        sftp.put(str(path), f"/inbound/royalty_{quarter}.csv")
    finally:
        sftp.close()
        t.close()


if __name__ == "__main__":
    {"build": build, "send": send}[sys.argv[1]](sys.argv[2])
