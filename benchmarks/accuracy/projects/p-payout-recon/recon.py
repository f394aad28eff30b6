# coding: utf-8
"""Stripe payouts vs. ledger (Navision DB). Month end.

    python recon.py 2024-05
"""
import calendar
import os
import smtplib
import sys
from datetime import datetime, timezone
from email.message import EmailMessage

import pandas as pd
import requests
import sqlalchemy as sa
import stripe
from dotenv import load_dotenv

load_dotenv()
stripe.api_key = os.getenv("STRIPE_KEY")

engine = sa.create_engine(
    "mssql+pyodbc://%s:%s@navdb01/NAV?driver=ODBC+Driver+17+for+SQL+Server"
    % (os.getenv("NAV_USER"), os.getenv("NAV_PASS"))
)

LEDGER_SQL = """
SELECT [External Document No_] AS payout_id, SUM([Amount]) AS booked, MIN([Posting Date]) AS posted
FROM [dbo].[Contoso$Bank Account Ledger Entry]
WHERE [Bank Account No_] = 'STRIPE' AND [Posting Date] BETWEEN :a AND :b
GROUP BY [External Document No_]
"""


def month_range(month):
    y, m = map(int, month.split("-"))
    a = datetime(y, m, 1, tzinfo=timezone.utc)
    b = datetime(y, m, calendar.monthrange(y, m)[1], 23, 59, 59, tzinfo=timezone.utc)
    return a, b


def payouts(a, b):
    rows = []
    listing = stripe.Payout.list(arrival_date={"gte": int(a.timestamp()), "lte": int(b.timestamp())}, limit=100)
    for p in listing.auto_paging_iter():
        if p.status != "paid":
            continue
        rows.append([p.id, p.amount / 100, p.currency.upper(), datetime.fromtimestamp(p.arrival_date).date()])
    return pd.DataFrame(rows, columns=["payout_id", "amount", "currency", "arrival"])


def rates(day, currencies):
    out = {"EUR": 1.0}
    for c in currencies:
        if c == "EUR":
            continue
        r = requests.get("https://api.exchangerate.host/%s" % day, params={"base": c, "symbols": "EUR"}, timeout=20)
        out[c] = r.json()["rates"]["EUR"]
    return out


def main(month):
    a, b = month_range(month)
    st = payouts(a, b)
    fx = rates(b.date().isoformat(), st["currency"].unique())
    st["fx_rate"] = st["currency"].map(fx)
    st["amount_eur"] = (st["amount"] * st["fx_rate"]).round(2)

    led = pd.read_sql(sa.text(LEDGER_SQL), engine, params={"a": a.date(), "b": b.date()})
    both = st.merge(led, on="payout_id", how="outer", indicator=True)
    both["diff"] = (both["amount_eur"].fillna(0) - both["booked"].fillna(0)).round(2)
    bad = both[both["diff"].abs() > 0.05]

    fn = "recon_%s.xlsx" % month
    with pd.ExcelWriter(fn) as xw:
        bad.to_excel(xw, sheet_name="differences", index=False)
        both.to_excel(xw, sheet_name="all", index=False)

    m = EmailMessage()
    m["Subject"] = "Stripe reconciliation %s: %d differences" % (month, len(bad))
    m["From"] = os.getenv("MAIL_FROM")
    m["To"] = os.getenv("MAIL_TO", "buchhaltung@contoso.example")
    m.set_content(
        "Payouts: %d\nStripe total EUR: %.2f\nBooked total EUR: %.2f\nDifference: %.2f\n"
        % (len(st), st["amount_eur"].sum(), led["booked"].sum(), both["diff"].sum())
    )
    with open(fn, "rb") as f:
        m.add_attachment(f.read(), maintype="application",
                         subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename=fn)
    with smtplib.SMTP_SSL(os.getenv("MAIL_HOST")) as s:
        s.login(os.getenv("MAIL_FROM"), os.getenv("MAIL_PASS"))
        s.send_message(m)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else datetime.now().strftime("%Y-%m"))
