from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date, timedelta

import gspread
from google.cloud import bigquery

from . import chartmogul
from .chargebee import CbInvoice, ChargebeeInvoices
from .recurly import RecurlyAccounts
from .settings import settings


def _convert(inv: CbInvoice) -> chartmogul.CmInvoice:
    return chartmogul.CmInvoice(
        external_id=inv.id,
        date=inv.date,
        currency=inv.currency_code,
        line_items=[
            chartmogul.CmLine(
                service_period_start=l.date_from,
                service_period_end=l.date_to,
                amount_in_cents=l.amount,
                quantity=l.quantity,
            )
            for l in inv.line_items
        ],
    )


def invoices() -> None:
    per_customer: dict[str, list[chartmogul.CmInvoice]] = defaultdict(list)
    for inv in ChargebeeInvoices().list(limit=100):
        per_customer[inv.customer_id].append(_convert(inv))
    target = chartmogul.customers()
    for external_id, batch in per_customer.items():
        if uuid := target.uuid_for(external_id):
            target.import_invoices(uuid, batch)


def accounts() -> None:
    bq = bigquery.Client()
    rows = [a.model_dump(mode="json") for a in RecurlyAccounts().list(limit=200, order="asc")]
    if errors := bq.insert_rows_json(settings.bq_table, rows):
        sys.exit(str(errors))


def mrr_sheet() -> None:
    end = date.today()
    points = chartmogul.mrr().list(**{"start-date": end - timedelta(days=90), "end-date": end, "interval": "week"})
    ws = gspread.service_account().open_by_key(settings.sheet_id).worksheet("MRR")
    ws.append_rows([[p.date.isoformat(), p.mrr / 100] for p in points])


JOBS = {"invoices": invoices, "accounts": accounts, "mrr": mrr_sheet}

if __name__ == "__main__":
    JOBS[sys.argv[1]]()
