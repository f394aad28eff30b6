import os
from datetime import date

import psycopg2
from celery import chain, shared_task
from postmarker.core import PostmarkClient
from psycopg2.extras import execute_values

from .sources import Xero, gocardless_payouts

UPSERT = """
    INSERT INTO ledger_entry (id, kind, amount, due, contact) VALUES %s
    ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, due = excluded.due
"""


@shared_task(bind=True, max_retries=5, default_retry_delay=300)
def fetch_invoices(self):
    try:
        return [
            {
                "id": inv["InvoiceID"],
                "kind": "invoice",
                "amount": inv["AmountDue"],
                "due": inv["DueDateString"][:10],
                "contact": inv["Contact"].get("EmailAddress") or None,
                "number": inv["InvoiceNumber"],
            }
            for inv in Xero().open_invoices()
        ]
    except Exception as exc:
        raise self.retry(exc=exc)


@shared_task
def store(entries):
    with psycopg2.connect(os.environ["DATABASE_URL"]) as conn, conn.cursor() as cur:
        execute_values(cur, UPSERT, [(e["id"], e["kind"], e["amount"], e["due"], e["contact"]) for e in entries])
    return entries


@shared_task
def remind(entries):
    today = date.today().isoformat()
    for e in entries:
        if e["contact"] and e["due"] < today:
            send_reminder.delay(e["contact"], e["number"], e["amount"])


@shared_task(rate_limit="30/m")
def send_reminder(email, number, amount):
    PostmarkClient(server_token=os.environ["POSTMARK_TOKEN"]).emails.send(
        From="buchhaltung@tonwerk.example",
        To=email,
        Subject="Rechnung %s" % number,
        TextBody="Offener Betrag: EUR %.2f. Bitte um baldige Zahlung." % amount,
    )


@shared_task
def nightly_invoices():
    chain(fetch_invoices.s(), store.s(), remind.s()).apply_async()


@shared_task
def nightly_payouts():
    store.delay(list(gocardless_payouts()))
