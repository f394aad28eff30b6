import logging
import os
from datetime import date, timedelta

import click
import httpx
import pyodbc

log = logging.getLogger(__name__)

MERGE = """
MERGE dbo.fx_rate AS t
USING (SELECT ? AS rate_date, ? AS base, ? AS quote, ? AS rate) AS s
   ON t.rate_date = s.rate_date AND t.base = s.base AND t.quote = s.quote
WHEN MATCHED THEN UPDATE SET rate = s.rate
WHEN NOT MATCHED THEN INSERT (rate_date, base, quote, rate) VALUES (s.rate_date, s.base, s.quote, s.rate);
"""


def connect():
    return pyodbc.connect(
        "DRIVER={ODBC Driver 18 for SQL Server};"
        f"SERVER={os.environ['FIN_SQL_HOST']};DATABASE=finance;"
        f"UID={os.environ['FIN_SQL_USER']};PWD={os.environ['FIN_SQL_PASSWORD']};Encrypt=yes"
    )


def rates(day, base, quotes):
    r = httpx.get(
        f"https://openexchangerates.org/api/historical/{day:%Y-%m-%d}.json",
        params={"app_id": os.environ["OXR_APP_ID"], "base": base, "symbols": ",".join(quotes)},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["rates"]


@click.command()
@click.option("--base", default="EUR")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--notify/--no-notify", default=True)
def main(base, day, notify):
    logging.basicConfig(level="INFO")
    day = day.date() if day else date.today() - timedelta(days=1)
    con = connect()
    cur = con.cursor()
    quotes = [row.iso_code for row in cur.execute("SELECT iso_code FROM dbo.currency WHERE active = 1")]
    try:
        found = rates(day, base, quotes)
    except httpx.HTTPError as exc:
        if notify:
            httpx.post(os.environ["TEAMS_WEBHOOK_URL"], json={"text": f"FX load for {day} failed: {exc}"})
        raise SystemExit(1)
    for quote, rate in found.items():
        cur.execute(MERGE, day, base, quote, rate)
    con.commit()
    log.info("%s: %d rates", day, len(found))


if __name__ == "__main__":
    main()
