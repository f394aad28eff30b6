#!/usr/bin/env python3
"""Monday morning: guest list sheet for the events team + mail for the board."""
import os

import petl as etl
import psycopg2
import pygsheets
import yagmail

BOARD = [x for x in os.environ.get("BOARD_MAIL", "").split(";") if x]
here = os.path.dirname(os.path.abspath(__file__))

# ---- guest list
guests = etl.frompickle(os.path.join(here, "out", "attendees.pkl"))
guests = etl.sort(guests, ["event", "name"])
per_event = etl.facet(guests, "event")

gc = pygsheets.authorize(service_file="/etc/giving/sheets.json")
book = gc.open("Guest lists 2024")
for event, part in per_event.items():
    try:
        ws = book.worksheet_by_title(event)
        ws.clear()
    except pygsheets.WorksheetNotFound:
        ws = book.add_worksheet(event)
    ws.update_values("A1", [list(r) for r in part])

# ---- mail for the board
conn = psycopg2.connect(os.environ["GIVING_DSN"])
totals = etl.fromdb(conn, """
    select campaign, count(*) as gifts, sum(net) as net
    from giving.donations
    where donated_at >= date_trunc('month', now())
    group by campaign order by net desc
""")
lines = ["%-40s %5d  %10.2f" % tuple(r) for r in etl.data(totals)]
body = "Dear board,\n\nthis month so far:\n\n" + "\n".join(lines) + "\n\nGuest lists are up to date.\n"

mail = yagmail.SMTP("reports@stiftung-hafen.org", os.environ["MAIL_PW"],
                    host="mail.stiftung-hafen.org", port=465)
mail.send(to=BOARD, subject="Giving this month", contents=body)
conn.close()
