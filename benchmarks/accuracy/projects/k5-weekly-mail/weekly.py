"""Monday mail to the shop owners + traffic CSV into the shared drive."""
import contextlib
import csv
import itertools
import os
import smtplib
import sys
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pymysql
import requests
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.http import MediaFileUpload
from jinja2 import Environment, FileSystemLoader

HERE = os.path.dirname(os.path.abspath(__file__))
CSV_PATH = os.path.join(HERE, "traffic.csv")
OWNERS = ["ines@kornblume.example", "tom@kornblume.example"]

env = Environment(loader=FileSystemLoader(HERE), autoescape=True)


@contextlib.contextmanager
def shop_db():
    conn = pymysql.connect(
        host=os.environ["SHOP_DB"], user="report", password=os.environ["SHOP_DB_PW"], database="shop",
        cursorclass=pymysql.cursors.SSDictCursor,
    )
    try:
        with conn.cursor() as cur:
            yield cur
    finally:
        conn.close()


def top_products(cur):
    cur.execute(
        "SELECT p.title, SUM(i.qty) AS sold, SUM(i.qty * i.price) AS revenue "
        "FROM order_items i JOIN products p ON p.id = i.product_id JOIN orders o ON o.id = i.order_id "
        "WHERE o.created >= CURDATE() - INTERVAL 7 DAY GROUP BY p.id ORDER BY revenue DESC LIMIT 40"
    )
    for row in cur:
        yield row["title"], int(row["sold"]), float(row["revenue"])


def traffic():
    client = BetaAnalyticsDataClient()
    report = client.run_report(RunReportRequest(
        property="properties/338812200",
        dimensions=[Dimension(name="landingPage"), Dimension(name="sessionSource")],
        metrics=[Metric(name="sessions"), Metric(name="conversions")],
        date_ranges=[DateRange(start_date="7daysAgo", end_date="yesterday")],
    ))
    for row in report.rows:
        yield [d.value for d in row.dimension_values] + [m.value for m in row.metric_values]


def chunks(it, size):
    it = iter(it)
    while True:
        part = list(itertools.islice(it, size))
        if not part:
            return
        yield part


def site_was_up():
    # if Plausible saw nobody the tracking is broken and the numbers make no sense
    r = requests.get(
        "https://plausible.io/api/v1/stats/aggregate",
        params={"site_id": "kornblume.example", "period": "7d", "metrics": "visitors"},
        headers={"Authorization": "Bearer " + os.environ["PLAUSIBLE_KEY"]},
    )
    return r.json()["results"]["visitors"]["value"] > 0


def upload(path):
    creds = service_account.Credentials.from_service_account_file(
        os.path.join(HERE, "drive.json"), scopes=["https://www.googleapis.com/auth/drive.file"])
    drive = build("drive", "v3", credentials=creds)
    drive.files().create(
        body={"name": os.path.basename(path), "parents": ["1HbX9kfolder"]},
        media_body=MediaFileUpload(path, mimetype="text/csv"),
    ).execute()


def send(html):
    msg = MIMEMultipart("alternative")
    msg["Subject"] = "Deine Woche im Laden"
    msg["From"] = "bericht@kornblume.example"
    msg["To"] = ", ".join(OWNERS)
    msg.attach(MIMEText(html, "html", "utf-8"))
    with smtplib.SMTP("mail.kornblume.example", 587) as s:
        s.starttls()
        s.login("bericht", os.environ["SMTP_PW"])
        s.sendmail(msg["From"], OWNERS, msg.as_string())


def main():
    if not site_was_up():
        sys.exit("no visitors, no report")

    with open(CSV_PATH, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["page", "source", "sessions", "conversions"])
        for part in chunks(traffic(), 500):
            out.writerows(part)
    upload(CSV_PATH)

    with shop_db() as cur:
        tables = list(chunks(top_products(cur), 10))
    html = env.get_template("weekly.html.j2").render(tables=tables, week="letzte 7 Tage")
    send(html)


if __name__ == "__main__":
    main()
