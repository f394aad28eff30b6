"""Month-end FX rates into the reporting database, plus a mail to the team."""
import os
import smtplib
from datetime import date, timedelta
from email.mime.text import MIMEText

import psycopg2
import requests

CURRENCIES = ["USD", "GBP", "CHF", "SEK", "PLN"]

month_end = date.today().replace(day=1) - timedelta(days=1)

r = requests.get(f"https://api.frankfurter.app/{month_end}", params={"from": "EUR", "to": ",".join(CURRENCIES)})
r.raise_for_status()
rates = r.json()["rates"]

conn = psycopg2.connect(host="repdb", dbname="controlling", user="ctl", password=os.environ["PGPASSWORD"])
with conn, conn.cursor() as cur:
    for cur_code, rate in rates.items():
        cur.execute(
            "INSERT INTO fx_rates (period, currency, rate) VALUES (%s, %s, %s) "
            "ON CONFLICT (period, currency) DO UPDATE SET rate = EXCLUDED.rate",
            (month_end, cur_code, rate),
        )

body = "Rates for %s have been loaded:\n\n" % month_end
body += "\n".join("%s  %.4f" % kv for kv in sorted(rates.items()))
msg = MIMEText(body)
msg["Subject"] = "FX month-end %s" % month_end.strftime("%b %Y")
msg["From"] = "controlling@ostermann-group.com"
msg["To"] = "finance-team@ostermann-group.com"
with smtplib.SMTP("mail.ostermann.local") as s:
    s.sendmail(msg["From"], [msg["To"]], msg.as_string())
