import os
import smtplib
import datetime as dt
from collections import defaultdict
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pandas as pd
import requests
from woocommerce import API

YESTERDAY = dt.date.today() - dt.timedelta(days=1)
RECIPIENTS = ["finance@kaffeehaus.example", "ops@kaffeehaus.example"]

wcapi = API(
    url=os.environ["WC_URL"],
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=60,
)


def fetch_orders():
    page = 1
    while True:
        batch = wcapi.get("orders", params={
            "after": f"{YESTERDAY}T00:00:00",
            "before": f"{YESTERDAY}T23:59:59",
            "status": "processing,completed",
            "per_page": 100,
            "page": page,
        }).json()
        if not batch:
            return
        yield from batch
        page += 1


def rates_to_eur():
    r = requests.get(
        "https://v6.exchangerate-api.com/v6/%s/latest/EUR" % os.environ["EXCHANGERATE_KEY"],
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["conversion_rates"]


def build():
    rates = rates_to_eur()
    rows = []
    for o in fetch_orders():
        rows.append({
            "order": o["number"],
            "country": o["billing"]["country"],
            "currency": o["currency"],
            "total": float(o["total"]),
            "total_eur": round(float(o["total"]) / rates[o["currency"]], 2),
            "payment": o["payment_method_title"],
        })
    return pd.DataFrame(rows)


def send(df, path):
    by_country = defaultdict(float)
    for row in df.to_dict("records"):
        by_country[row["country"]] += row["total_eur"]
    html = "<h3>Orders %s</h3><p>%d orders</p><ul>" % (YESTERDAY, len(df))
    for country, amount in sorted(by_country.items(), key=lambda kv: -kv[1]):
        html += "<li>%s: %.2f EUR</li>" % (country, amount)
    html += "</ul>"

    msg = MIMEMultipart()
    msg["Subject"] = f"Shop report {YESTERDAY}"
    msg["From"] = "reports@kaffeehaus.example"
    msg["To"] = ", ".join(RECIPIENTS)
    msg.attach(MIMEText(html, "html"))
    with open(path, "rb") as fh:
        part = MIMEApplication(fh.read(), Name=os.path.basename(path))
    part["Content-Disposition"] = 'attachment; filename="%s"' % os.path.basename(path)
    msg.attach(part)

    with smtplib.SMTP(os.environ["SMTP_HOST"], 587) as s:
        s.starttls()
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])
        s.sendmail(msg["From"], RECIPIENTS, msg.as_string())


if __name__ == "__main__":
    frame = build()
    if frame.empty:
        raise SystemExit("nothing sold")
    out = f"/tmp/orders_{YESTERDAY}.csv"
    frame.to_csv(out, index=False, sep=";")
    send(frame, out)
    requests.get("https://hc-ping.com/" + os.environ["HC_UUID"], timeout=10)
