import configparser
import smtplib
import time
from datetime import datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import psycopg2
import psycopg2.extras
import requests

cfg = configparser.ConfigParser()
cfg.read("/etc/late_parcels.ini")

OPEN_PARCELS = """
    select s.tracking_no, s.order_no, s.shipped_at, c.name as customer
      from shipments s
      join customers c on c.id = s.customer_id
     where s.carrier = 'DHL'
       and s.delivered_at is null
       and s.shipped_at < now() - interval '4 days'
     order by s.shipped_at
"""


def open_parcels():
    with psycopg2.connect(cfg["wms"]["dsn"]) as conn:
        with conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
            cur.execute(OPEN_PARCELS)
            return cur.fetchall()


def track(number):
    r = requests.get(
        "https://api-eu.dhl.com/track/shipments",
        params={"trackingNumber": number, "language": "en"},
        headers={"DHL-API-Key": cfg["dhl"]["key"]},
        timeout=20,
    )
    if r.status_code == 404:
        return None
    r.raise_for_status()
    return r.json()["shipments"][0]


def table(rows):
    cells = "".join(
        f"<tr><td>{r['order_no']}</td><td>{r['customer']}</td><td>{r['tracking_no']}</td>"
        f"<td>{r['last_status']}</td><td>{r['last_seen']}</td></tr>"
        for r in rows
    )
    return f"<table border=1><tr><th>Order</th><th>Customer</th><th>Parcel</th><th>Status</th><th>Seen</th></tr>{cells}</table>"


def main():
    late = []
    for parcel in open_parcels():
        info = track(parcel["tracking_no"])
        time.sleep(0.3)
        if info and info["status"]["statusCode"] == "delivered":
            continue
        parcel["last_status"] = info["status"]["description"] if info else "unknown to carrier"
        parcel["last_seen"] = info["status"]["timestamp"] if info else "-"
        late.append(parcel)

    if not late:
        return
    msg = MIMEMultipart("alternative")
    msg["Subject"] = f"{len(late)} late DHL parcels ({datetime.now():%d.%m.%Y})"
    msg["From"] = cfg["mail"]["from"]
    msg["To"] = cfg["mail"]["to"]
    msg.attach(MIMEText(table(late), "html"))
    with smtplib.SMTP(cfg["mail"]["host"], 587) as server:
        server.starttls()
        server.login(cfg["mail"]["user"], cfg["mail"]["password"])
        server.send_message(msg)


if __name__ == "__main__":
    main()
