import os
import smtplib
import traceback
from datetime import date, timedelta
from email.mime.text import MIMEText

import gspread
import psycopg2
import psycopg2.extras

SQL = """
select p.region,
       p.name                          as property,
       count(*)                        as bookings,
       sum(b.nights)                   as nights,
       round(sum(b.total_cents) / 100.0, 2) as revenue
  from bookings b
  join properties p on p.id = b.property_id
 where b.created_at >= %(start)s and b.created_at < %(end)s
   and b.cancelled_at is null
 group by 1, 2
 order by 1, 5 desc
"""

SHEET_KEY = "1kQ9fT0p2VbYx8n3dYVQx6H2b7ZlP6sV0mH9qA5uR3cE"


def last_week():
    today = date.today()
    end = today - timedelta(days=today.weekday())
    return end - timedelta(days=7), end


def load_rows(start, end):
    conn = psycopg2.connect(os.environ["BOOKINGS_DSN"])
    try:
        with conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cur:
            cur.execute(SQL, {"start": start, "end": end})
            return [[r["region"], r["property"], r["bookings"], int(r["nights"]), float(r["revenue"])]
                    for r in cur]
    finally:
        conn.close()


def publish(rows, start):
    gc = gspread.service_account(filename=os.environ.get("GSHEET_SA", "sa.json"))
    book = gc.open_by_key(SHEET_KEY)
    title = start.strftime("%G-W%V")
    try:
        ws = book.worksheet(title)
        ws.clear()
    except gspread.WorksheetNotFound:
        ws = book.add_worksheet(title=title, rows=len(rows) + 10, cols=5)
    ws.update([["Region", "Property", "Bookings", "Nights", "Revenue"]] + rows, "A1")
    ws.format("A1:E1", {"textFormat": {"bold": True}})


def send_failure(text):
    msg = MIMEText(text)
    msg["Subject"] = "weekly bookings report FAILED"
    msg["From"] = "reports@hillsidestays.example"
    msg["To"] = "data@hillsidestays.example"
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost"), 25) as s:
        s.send_message(msg)


def main():
    start, end = last_week()
    try:
        publish(load_rows(start, end), start)
    except Exception:
        send_failure(traceback.format_exc())
        raise


if __name__ == "__main__":
    main()
