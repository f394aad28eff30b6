from __future__ import annotations

import os
from datetime import date
from decimal import Decimal

import requests
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.invoice import Invoice
from simple_salesforce import Salesforce

from models import Customer, OpenInvoice


def customers() -> dict[str, Customer]:
    sf = Salesforce(instance_url=os.environ["SF_URL"], session_id=os.environ["SF_SESSION"])
    soql = "SELECT Id, Name, Billing_Email__c, Segment__c FROM Account WHERE Type = 'Customer'"
    found = {}
    for rec in sf.query_all_iter(soql):
        mail = (rec["Billing_Email__c"] or "").lower()
        if mail:
            found[mail] = Customer(rec["Id"], rec["Name"], mail, rec["Segment__c"])
    return found


def add_invoices(by_mail: dict[str, Customer]) -> None:
    auth = AuthClient(os.environ["QB_ID"], os.environ["QB_SECRET"], "https://localhost/cb", environment="production")
    qb = QuickBooks(auth_client=auth, refresh_token=os.environ["QB_REFRESH"], company_id=os.environ["QB_COMPANY"])
    for inv in Invoice.where("Balance > '0'", max_results=1000, qb=qb):
        mail = inv.BillEmail.Address.lower() if inv.BillEmail else None
        if mail in by_mail:
            by_mail[mail].invoices.append(
                OpenInvoice(inv.DocNumber, date.fromisoformat(inv.DueDate), Decimal(str(inv.Balance)))
            )


def add_conversations(by_mail: dict[str, Customer]) -> None:
    page = 1
    while True:
        body = requests.get(
            "https://api.helpscout.net/v2/conversations",
            headers={"Authorization": f"Bearer {os.environ['HELPSCOUT_TOKEN']}"},
            params={"status": "active", "page": page},
            timeout=30,
        ).json()
        for conv in body["_embedded"]["conversations"]:
            who = by_mail.get((conv["primaryCustomer"].get("email") or "").lower())
            if who is not None:
                who.conversations.append(conv["number"])
        if page >= body["page"]["totalPages"]:
            return
        page += 1
