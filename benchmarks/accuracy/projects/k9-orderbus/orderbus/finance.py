import os

import requests

from . import OrderPlaced, RefundIssued, bus

ADMIN = os.environ["MONEYBIRD_ADMIN"]


@bus.on(RefundIssued)
def book_refund(event: RefundIssued) -> None:
    requests.post(
        f"https://moneybird.com/api/v2/{ADMIN}/general_journal_documents.json",
        headers={"Authorization": f"Bearer {os.environ['MONEYBIRD_TOKEN']}"},
        json={
            "general_journal_document": {
                "reference": event.payment,
                "date": event.at.date().isoformat(),
                "general_journal_document_entries_attributes": [
                    {"ledger_account_id": os.environ["LEDGER_REFUNDS"], "debit": str(event.amount), "credit": "0",
                     "description": event.description},
                    {"ledger_account_id": os.environ["LEDGER_MOLLIE"], "debit": "0", "credit": str(event.amount)},
                ],
            }
        },
    ).raise_for_status()


@bus.on(OrderPlaced)
def ring_the_bell(event: OrderPlaced) -> None:
    if event.total > 1000:
        requests.post(os.environ["DISCORD_WEBHOOK"], json={"content": "\N{BELL} A big one just came in!"})
