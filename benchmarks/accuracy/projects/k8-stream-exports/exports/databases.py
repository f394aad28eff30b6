from __future__ import annotations

import os
from contextlib import closing
from typing import Iterator

import oracledb
import pyodbc

from .pipes import Row


def _stream(cursor, sql: str, params: tuple = ()) -> Iterator[Row]:
    cursor.execute(sql, params)
    names = [d[0] for d in cursor.description]
    while chunk := cursor.fetchmany(5000):
        for values in chunk:
            yield dict(zip(names, values))


def navision_sales(day) -> Iterator[Row]:
    dsn = f"DRIVER={{ODBC Driver 18 for SQL Server}};SERVER={os.environ['NAV_HOST']};DATABASE=NAV;Trusted_Connection=yes"
    with closing(pyodbc.connect(dsn, readonly=True)) as con:
        sql = "SELECT [Entry No_], [Customer No_], [Item No_], Amount, [Posting Date] FROM dbo.[Value Entry] WHERE [Posting Date] = ?"
        yield from _stream(con.cursor(), sql, (day,))


def loyalty_members() -> Iterator[Row]:
    con = oracledb.connect(user=os.environ["LOY_USER"], password=os.environ["LOY_PW"], dsn=os.environ["LOY_DSN"])
    with closing(con):
        yield from _stream(con.cursor(), "SELECT member_no, tier, points, iban, joined_on FROM loy.members")
