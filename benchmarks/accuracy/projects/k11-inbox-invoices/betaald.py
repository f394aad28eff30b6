"""Maandagochtend: wat staat er nog open? -> Mattermost

Mollie loopt een dag voor op de bank, dus wat daar al betaald is laten we weg.
"""
import os
from datetime import date

import requests
from mollie.api.client import Client

from inbox import MB, MB_HEAD


def open_invoices():
    page = 1
    while True:
        chunk = requests.get(MB + "/sales_invoices.json", headers=MB_HEAD,
                             params={"filter": "state:open|late", "page": page}).json()
        if not chunk:
            return
        yield from chunk
        page += 1


def paid_at_mollie():
    mollie = Client()
    mollie.set_api_key(os.environ["MOLLIE_KEY"])
    done = set()
    for p in mollie.payments.list(limit=250):
        if p.is_paid() and p.metadata:
            done.add(p.metadata.get("invoice_id"))
    return done


done = paid_at_mollie()
lines = []
total = 0.0
for inv in open_invoices():
    if inv["invoice_id"] in done:
        continue
    days = (date.today() - date.fromisoformat(inv["due_date"])).days
    total += float(inv["total_unpaid"])
    lines.append(f"| {inv['invoice_id']} | {inv['contact']['company_name']} | {inv['total_unpaid']} | {days} |")

print(len(done), "betalingen bij Mollie gezien")
if lines:
    table = "| factuur | klant | open | dagen te laat |\n|---|---|---|---|\n" + "\n".join(lines)
    requests.post(os.environ["MATTERMOST_HOOK"],
                  json={"username": "boekhouding", "text": f"#### Nog open: € {total:.2f}\n{table}"})
