"""Tables of the ERP (SQL Server). Only what the shop needs."""
import os
from contextlib import contextmanager

from sqlalchemy import Column, DateTime, Integer, MetaData, Numeric, String, Table, create_engine, func, insert, select
from sqlalchemy.engine import URL

engine = create_engine(
    URL.create(
        "mssql+pyodbc",
        username=os.environ.get("ERP_USER"),
        password=os.environ.get("ERP_PASSWORD"),
        host="erp-sql01",
        database="Vectron",
        query={"driver": "ODBC Driver 18 for SQL Server", "TrustServerCertificate": "yes"},
    ),
    fast_executemany=True,
)
meta = MetaData(schema="dbo")

items = Table(
    "ITEM", meta,
    Column("ITEM_NO", String(30), primary_key=True),
    Column("DESCR", String(80)),
    Column("LIST_PRICE", Numeric(10, 2)),
    Column("ON_HAND", Integer),
    Column("MODIFIED", DateTime),
)
web_orders = Table(
    "WEB_ORDER_IN", meta,
    Column("WEB_NO", Integer, primary_key=True),
    Column("CUST_EMAIL", String(120)),
    Column("CUST_NAME", String(80)),
    Column("TOTAL", Numeric(10, 2)),
    Column("RECEIVED", DateTime, server_default=func.getdate()),
)
web_lines = Table(
    "WEB_ORDER_LINE_IN", meta,
    Column("WEB_NO", Integer),
    Column("ITEM_NO", String(30)),
    Column("QTY", Integer),
    Column("PRICE", Numeric(10, 2)),
)


class ItemRepository:
    def __init__(self, conn):
        self.conn = conn

    def changed_since(self, moment):
        stmt = select(items).where(items.c.MODIFIED >= moment).order_by(items.c.ITEM_NO)
        return self.conn.execute(stmt).mappings().all()


class OrderRepository:
    def __init__(self, conn):
        self.conn = conn

    def exists(self, web_no):
        return self.conn.scalar(select(func.count()).select_from(web_orders).where(web_orders.c.WEB_NO == web_no)) > 0

    def add(self, head, lines):
        self.conn.execute(insert(web_orders), [head])
        if lines:
            self.conn.execute(insert(web_lines), lines)


class UnitOfWork:
    def __init__(self, conn):
        self.items = ItemRepository(conn)
        self.orders = OrderRepository(conn)


@contextmanager
def unit_of_work():
    with engine.begin() as conn:
        yield UnitOfWork(conn)
