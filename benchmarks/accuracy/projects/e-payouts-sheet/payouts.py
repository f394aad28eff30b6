#!/usr/bin/env python
# daily: stripe payouts -> "Payouts" tab, and clear old portal sessions while we're at it
import datetime as dt
import os

import gspread
import psycopg2
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]

SHEET_KEY = "1kPz0Qo3l_FinanceOps_Payouts"
HEADER = ["payout", "arrival", "currency", "amount", "fees", "charges"]


def payouts_since(ts):
    for p in stripe.Payout.list(arrival_date={"gte": ts}, status="paid", limit=100).auto_paging_iter():
        fees = 0
        n = 0
        for bt in stripe.BalanceTransaction.list(payout=p.id, limit=100).auto_paging_iter():
            if bt.type == "payout":
                continue
            fees += bt.fee
            n += 1
        yield [
            p.id,
            dt.date.fromtimestamp(p.arrival_date).isoformat(),
            p.currency.upper(),
            p.amount / 100,
            fees / 100,
            n,
        ]


def append_new(rows):
    gc = gspread.service_account(filename=os.path.expanduser("~/.config/gspread/sa.json"))
    ws = gc.open_by_key(SHEET_KEY).worksheet("Payouts")
    known = set(ws.col_values(1))
    if not known:
        ws.append_row(HEADER)
    new = [r for r in rows if r[0] not in known]
    if new:
        ws.append_rows(new, value_input_option="USER_ENTERED")
    return len(new)


def purge_sessions(days=30):
    conn = psycopg2.connect(os.environ["PORTAL_DSN"])
    with conn, conn.cursor() as cur:
        cur.execute("DELETE FROM portal_session WHERE last_seen < now() - %s * interval '1 day'", (days,))
        print("purged", cur.rowcount)
    conn.close()


if __name__ == "__main__":
    start = dt.datetime.now() - dt.timedelta(days=10)
    added = append_new(payouts_since(int(start.timestamp())))
    print(f"{added} payouts added")
    purge_sessions()
