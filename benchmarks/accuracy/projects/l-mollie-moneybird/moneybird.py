import os

import requests

BASE = "https://moneybird.com/api/v2"


def api_request(admin, method, path, payload=None, params=None):
    resp = requests.request(
        method,
        "%s/%s/%s.json" % (BASE, admin, path.strip("/")),
        json=payload,
        params=params,
        headers={"Authorization": "Bearer " + os.environ["MONEYBIRD_TOKEN"]},
        timeout=20,
    )
    if resp.status_code == 404:
        return None
    resp.raise_for_status()
    return resp.json() if resp.content else {}


def find_invoice(admin, number):
    return api_request(admin, "GET", "sales_invoices/find_by_reference/%s" % number)


def book_payment(admin, invoice, amount, date, reference):
    return api_request(admin, "POST", "sales_invoices/%s/payments" % invoice["id"], {
        "payment": {
            "payment_date": date,
            "price": amount,
            "transaction_identifier": reference,
        }
    })


def book_fee(admin, ledger, date, amount):
    return api_request(admin, "POST", "general_journal_documents", {
        "general_journal_document": {
            "reference": "PSP fees %s" % date,
            "date": date,
            "general_journal_document_entries_attributes": {
                "0": {"ledger_account_id": ledger, "debit": amount},
            },
        }
    })
