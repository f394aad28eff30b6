import csv
import subprocess
from email.message import EmailMessage

from common import DELTA, GONE, cfg, store_api

BATCH = 10


def push(rows):
    for i in range(0, len(rows), BATCH):
        store_api("PUT", "catalog/variants", json=[
            {"id": int(r["id"]), "price": float(r["price"]), "inventory_level": int(float(r["stock"]))}
            for r in rows[i:i + BATCH]
        ])


def mail(subject, text):
    msg = EmailMessage()
    msg["To"] = cfg["mail"]["to"]
    msg["From"] = "catalog@acme.example"
    msg["Subject"] = subject
    msg.set_content(text)
    subprocess.run(["/usr/sbin/sendmail", "-t", "-oi"], input=msg.as_bytes(), check=True)


with DELTA.open(newline="") as fh:
    rows = list(csv.DictReader(fh))
if rows:
    push(rows)

gone = GONE.read_text().split()
if gone:
    lines = ["Not in the supplier feed any more:", ""] + gone
    lines += ["", "Updated today:"] + ["%s %s" % (r["sku"], r["price"]) for r in rows[:50]]
    mail("%d articles gone" % len(gone), "\n".join(lines))
