#!/usr/bin/env python3
"""puts out/donations.csv in the reporting database (table giving.donations_recent)"""
import os

import petl as etl
import psycopg2

here = os.path.dirname(os.path.abspath(__file__))
table = etl.fromcsv(os.path.join(here, "out", "donations.csv"))
table = etl.convert(table, {"amount": float, "net": float, "id": int})
table = etl.cutout(table, "fee")

conn = psycopg2.connect(os.environ["GIVING_DSN"])
etl.todb(table, conn, "donations_recent", schema="giving")
cur = conn.cursor()
cur.execute("""
    insert into giving.donations
    select * from giving.donations_recent
    on conflict (id) do update set net = excluded.net
""")
conn.commit()
conn.close()
