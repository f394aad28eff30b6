from datetime import date, datetime, timedelta, timezone

import pandas as pd
from dagster import AssetExecutionContext, asset

from .resources import Billing, Ledger, Mail, Payments


def last_month():
    end = date.today().replace(day=1)
    start = (end - timedelta(days=1)).replace(day=1)
    return start, end


def ts(d):
    return int(datetime(d.year, d.month, d.day, tzinfo=timezone.utc).timestamp())


@asset
def charges(payments: Payments) -> pd.DataFrame:
    start, end = last_month()
    return pd.DataFrame(payments.charges(ts(start), ts(end)))


@asset
def invoices(billing: Billing) -> pd.DataFrame:
    start, end = last_month()
    return pd.DataFrame(billing.invoices(start, end))


@asset
def reconciled(charges: pd.DataFrame, invoices: pd.DataFrame) -> pd.DataFrame:
    m = invoices.merge(charges, left_on="number", right_on="invoice_no", how="left")
    m["paid"] = m["amount"].fillna(0)
    m["open"] = (m["total"] - m["paid"]).round(2)
    return m[["number", "account", "total", "tax", "paid", "open", "state"]]


@asset
def revenue_journal(context: AssetExecutionContext, reconciled: pd.DataFrame, ledger: Ledger) -> None:
    _, end = last_month()
    day = end - timedelta(days=1)
    codes = ledger.accounts()
    net = (reconciled["total"] - reconciled["tax"]).sum()
    lines = [
        {"LineAmount": round(float(reconciled["total"].sum()), 2), "AccountCode": codes["Accounts Receivable"]},
        {"LineAmount": -round(float(net), 2), "AccountCode": codes["Subscription Revenue"]},
        {"LineAmount": -round(float(reconciled["tax"].sum()), 2), "AccountCode": codes["VAT"]},
    ]
    jid = ledger.journal(f"Subscription revenue {day:%Y-%m}", day, lines)
    context.log.info("draft journal %s", jid)


@asset
def open_items_mail(reconciled: pd.DataFrame, mail: Mail) -> None:
    rest = reconciled[(reconciled["open"] > 0) & (reconciled["state"] != "failed")]
    if rest.empty:
        return
    mail.send("finance@acme.example", f"{len(rest)} open invoices", rest.to_html(index=False))
