# Weekly shop numbers for the Monday meeting
# runs every monday 7:00 on the office box (see crontab.txt)
import argparse
import datetime as dt
import json
import os
import smtplib
import sys
import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pandas as pd
import requests
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

SHOP = os.environ.get("SHOPIFY_SHOP", "lindenhof-tee")
TOKEN = os.environ["SHOPIFY_TOKEN"]
GA_PROPERTY = os.environ["GA4_PROPERTY"]
API = "https://%s.myshopify.com/admin/api/2024-01" % SHOP
LAST = "last_week.json"

RECIPIENTS = ["marketing@lindenhof-tee.example", "gf@lindenhof-tee.example"]

# source_name in Shopify -> what we call it
CHANNELS = {
    "web": "Onlineshop",
    "pos": "Laden",
    "shopify_draft_order": "B2B",
    "580111": "Onlineshop",
    "subscription_contract": "Abo",
}


def get_orders(start, end):
    orders = []
    url = API + "/orders.json"
    params = {
        "status": "any",
        "limit": 250,
        "created_at_min": start.isoformat(),
        "created_at_max": end.isoformat(),
        "fields": "id,total_price,total_discounts,source_name,cancelled_at,customer,line_items",
    }
    while url:
        r = requests.get(url, params=params, headers={"X-Shopify-Access-Token": TOKEN}, timeout=60)
        if r.status_code == 429:
            print("rate limit, waiting")
            time.sleep(float(r.headers.get("Retry-After", 2)))
            continue
        r.raise_for_status()
        orders += r.json()["orders"]
        url = r.links.get("next", {}).get("url")
        params = None
    return orders


def get_sessions(start, end):
    client = BetaAnalyticsDataClient()
    req = RunReportRequest(
        property="properties/" + GA_PROPERTY,
        dimensions=[Dimension(name="sessionDefaultChannelGroup")],
        metrics=[Metric(name="sessions")],
        date_ranges=[DateRange(start_date=str(start.date()), end_date=str(end.date()))],
    )
    res = client.run_report(req)
    out = {}
    for row in res.rows:
        out[row.dimension_values[0].value] = int(row.metric_values[0].value)
    return out


def pct(new, old):
    if not old:
        return "-"
    return "%+.1f %%" % ((new - old) / old * 100)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--print", action="store_true", dest="only_print")
    args = p.parse_args()

    today = dt.datetime.combine(dt.date.today(), dt.time())
    start = today - dt.timedelta(days=today.weekday() + 7)
    end = start + dt.timedelta(days=7)

    orders = get_orders(start, end)
    if not orders:
        sys.exit("no orders??")
    df = pd.DataFrame(orders)
    df = df[df["cancelled_at"].isna()]
    df["total_price"] = df["total_price"].astype(float)
    df["channel"] = df["source_name"].map(CHANNELS).fillna("Sonstige")
    table = df.groupby("channel").agg(orders=("id", "count"), revenue=("total_price", "sum"))
    table["aov"] = (table["revenue"] / table["orders"]).round(2)
    table = table.sort_values("revenue", ascending=False)

    sessions = get_sessions(start, end)
    total_sessions = sum(sessions.values())
    online = table.loc["Onlineshop", "orders"] if "Onlineshop" in table.index else 0
    conv = online / total_sessions * 100 if total_sessions else 0

    revenue = float(df["total_price"].sum())
    old = {}
    if os.path.exists(LAST):
        old = json.load(open(LAST))

    html = "<h2>KW %s</h2>" % start.isocalendar()[1]
    html += "<p>Umsatz: <b>%.2f EUR</b> (%s)<br>" % (revenue, pct(revenue, old.get("revenue")))
    html += "Sessions: %d (%s)<br>" % (total_sessions, pct(total_sessions, old.get("sessions")))
    html += "Conversion: %.2f %%</p>" % conv
    html += table.to_html()
    html += "<ul>" + "".join("<li>%s: %s</li>" % kv for kv in sorted(sessions.items())) + "</ul>"

    if args.only_print:
        print(html)
        return

    msg = MIMEMultipart("alternative")
    msg["Subject"] = "Wochenzahlen KW %s" % start.isocalendar()[1]
    msg["From"] = "zahlen@lindenhof-tee.example"
    msg["To"] = ", ".join(RECIPIENTS)
    msg.attach(MIMEText(html, "html", "utf-8"))
    s = smtplib.SMTP("mail.lindenhof-tee.example", 587)
    s.starttls()
    s.login("zahlen@lindenhof-tee.example", os.environ["MAIL_PW"])
    s.sendmail(msg["From"], RECIPIENTS, msg.as_string())
    s.quit()

    json.dump({"revenue": revenue, "sessions": total_sessions}, open(LAST, "w"))


if __name__ == "__main__":
    main()
