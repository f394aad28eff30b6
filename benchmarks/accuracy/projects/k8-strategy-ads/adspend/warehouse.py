from __future__ import annotations

import contextlib
import datetime as dt
import os
import typing as t

import snowflake.connector

from .platforms import Spend


@contextlib.contextmanager
def cursor():
    con = snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"],
        user=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        database="MARKETING",
        schema="SPEND",
    )
    try:
        with con.cursor() as cur:
            yield cur
        con.commit()
    finally:
        con.close()


def store(rows: t.Iterable[Spend]) -> None:
    values = [r.as_row() for r in rows]
    if not values:
        return
    with cursor() as cur:
        cur.executemany(
            "INSERT INTO daily (platform, campaign_id, campaign, day, cost, clicks) VALUES (%s, %s, %s, %s, %s, %s)",
            values,
        )


def overspenders(day: dt.date) -> list[tuple[str, float, float]]:
    with cursor() as cur:
        cur.execute(
            "SELECT d.campaign, d.cost, p.planned FROM daily d JOIN plan p USING (campaign_id)"
            " WHERE d.day = %s AND d.cost > p.planned * 1.2",
            (day,),
        )
        return cur.fetchall()
