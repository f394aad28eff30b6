#!/usr/bin/env python
"""Monday morning sales summary for the shop team."""
import datetime as dt
import io
import os
import smtplib
from email.message import EmailMessage

import pandas as pd
import requests

SHOP = os.environ["SHOP"]  # e.g. northlight-candles
API_VERSION = "2024-04"
BASE = f"https://{SHOP}.myshopify.com/admin/api/{API_VERSION}"
HEADERS = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}
RECIPIENTS = ["shop@northlight.example", "finance@northlight.example"]
SLACK_WEBHOOK = os.environ.get("SLACK_WEBHOOK_URL")


def fetch_orders(since, until):
    url = f"{BASE}/orders.json"
    params = {
        "status": "any",
        "created_at_min": since.isoformat(),
        "created_at_max": until.isoformat(),
        "limit": 250,
    }
    orders = []
    while url:
        r = requests.get(url, headers=HEADERS, params=params, timeout=30)
        r.raise_for_status()
        orders.extend(r.json()["orders"])
        url = r.links.get("next", {}).get("url")
        params = None
    return orders


def build_frame(orders):
    rows = []
    for o in orders:
        for li in o["line_items"]:
            rows.append(
                {
                    "order": o["name"],
                    "date": o["created_at"][:10],
                    "sku": li["sku"],
                    "title": li["title"],
                    "qty": li["quantity"],
                    "net": float(li["price"]) * li["quantity"],
                }
            )
    return pd.DataFrame(rows, columns=["order", "date", "sku", "title", "qty", "net"])


def summarise(df):
    top = df.groupby(["sku", "title"], as_index=False).agg(qty=("qty", "sum"), net=("net", "sum"))
    return top.sort_values("net", ascending=False)


def send_mail(subject, html, csv_text, filename):
    msg = EmailMessage()
    msg["Subject"] = subject
    msg["From"] = "reports@northlight.example"
    msg["To"] = ", ".join(RECIPIENTS)
    msg.set_content("Please open in an HTML capable client.")
    msg.add_alternative(html, subtype="html")
    msg.add_attachment(csv_text.encode("utf-8"), maintype="text", subtype="csv", filename=filename)
    with smtplib.SMTP("smtp.gmail.com", 587) as s:
        s.starttls()
        s.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
        s.send_message(msg)


def ping(text):
    if not SLACK_WEBHOOK:
        return
    requests.post(SLACK_WEBHOOK, json={"text": text}, timeout=10)


def main():
    today = dt.date.today()
    monday = today - dt.timedelta(days=today.weekday() + 7)
    sunday = monday + dt.timedelta(days=7)
    week = f"{monday:%G-W%V}"
    try:
        df = build_frame(fetch_orders(monday, sunday))
        summary = summarise(df)
        buf = io.StringIO()
        df.to_csv(buf, index=False)
        html = f"<p>{df['order'].nunique()} orders, {df['net'].sum():,.2f} EUR net</p>" + summary.head(20).to_html(index=False)
        send_mail(f"Sales {week}", html, buf.getvalue(), f"sales-{week}.csv")
    except Exception:
        ping(f":warning: sales report for {week} did not go out, see the log on ops-01")
        raise
    ping(f"Sales report {week} is in your inbox")


if __name__ == "__main__":
    main()
