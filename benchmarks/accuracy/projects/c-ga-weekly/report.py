import os
import smtplib
from datetime import date, timedelta
from email.message import EmailMessage
from io import BytesIO

import pandas as pd
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
from google.oauth2 import service_account
from googleapiclient.discovery import build

creds = service_account.Credentials.from_service_account_file("sa.json")
PROPERTY = os.environ["GA4_PROPERTY"]
SITE = "sc-domain:kornblume.example"
end = date.today() - timedelta(days=date.today().weekday() + 1)
start = end - timedelta(days=6)


def landing_pages():
    client = BetaAnalyticsDataClient(credentials=creds)
    rep = client.run_report(RunReportRequest(
        property=f"properties/{PROPERTY}",
        dimensions=[Dimension(name="landingPage")],
        metrics=[Metric(name="sessions"), Metric(name="conversions")],
        date_ranges=[DateRange(start_date=str(start), end_date=str(end))],
    ))
    return pd.DataFrame([
        {"page": r.dimension_values[0].value, "sessions": int(r.metric_values[0].value), "conversions": float(r.metric_values[1].value)}
        for r in rep.rows
    ])


def queries():
    svc = build("searchconsole", "v1", credentials=creds.with_scopes(["https://www.googleapis.com/auth/webmasters.readonly"]))
    body = {"startDate": str(start), "endDate": str(end), "dimensions": ["page"], "rowLimit": 5000}
    rows = svc.searchanalytics().query(siteUrl=SITE, body=body).execute().get("rows", [])
    df = pd.DataFrame([{"page": r["keys"][0], "clicks": r["clicks"], "position": r["position"]} for r in rows])
    df["page"] = df["page"].str.replace("https://www.kornblume.example", "", regex=False)
    return df


def main():
    ga = landing_pages()
    gsc = queries()
    both = ga.merge(gsc, on="page", how="outer").fillna(0).sort_values("sessions", ascending=False)
    top = both.head(10)

    buf = BytesIO()
    with pd.ExcelWriter(buf, engine="openpyxl") as xl:
        both.to_excel(xl, sheet_name="pages", index=False)

    msg = EmailMessage()
    msg["Subject"] = f"SEO week {start:%d.%m.} - {end:%d.%m.}"
    msg["From"] = "seo-bot@kornblume.example"
    msg["To"] = "marketing@kornblume.example"
    msg.set_content(f"{ga.sessions.sum():,} sessions this week, file attached")
    msg.add_alternative(top.to_html(index=False), subtype="html")
    msg.add_attachment(buf.getvalue(), maintype="application",
                       subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename="seo.xlsx")
    with smtplib.SMTP_SSL(os.environ["SMTP_HOST"], 465) as s:
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])
        s.send_message(msg)


if __name__ == "__main__":
    main()
