import os

import sqlalchemy as sa

engine = sa.create_engine(os.environ["LEDGER_DSN"])  # postgresql+psycopg://
meta = sa.MetaData()

postings = sa.Table(
    "postings", meta,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("psp_reference", sa.String),
    sa.Column("amount_cents", sa.BigInteger),
    sa.Column("booked_on", sa.Date),
    sa.Column("order_no", sa.String),
)

results = sa.Table(
    "recon_result", meta,
    sa.Column("day", sa.Date),
    sa.Column("matched", sa.Integer),
    sa.Column("unmatched", sa.Integer),
    sa.Column("difference_cents", sa.BigInteger),
    sa.Column("bank_cents", sa.BigInteger),
)


def booked(day):
    with engine.connect() as con:
        stmt = sa.select(postings.c.psp_reference, postings.c.amount_cents, postings.c.order_no).where(postings.c.booked_on == day)
        return {r.psp_reference: r for r in con.execute(stmt)}


def save(day, **values):
    with engine.begin() as con:
        con.execute(results.delete().where(results.c.day == day))
        con.execute(results.insert().values(day=day, **values))
