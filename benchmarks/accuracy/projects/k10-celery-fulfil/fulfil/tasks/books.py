import logging
from datetime import date, timedelta

from fulfil.celery_app import app
from fulfil.clients import Shippo, Xero
from fulfil.clients.xero import fetch_token

log = logging.getLogger(__name__)


@app.task
def book_sale(order):
    invoice = {
        "Type": "ACCREC",
        "Contact": {"Name": order["customer"], "EmailAddress": order["email"]},
        "Reference": f"BC-{order['id']}",
        "Date": date.today().isoformat(),
        "DueDate": (date.today() + timedelta(days=14)).isoformat(),
        "LineAmountTypes": "Inclusive",
        "LineItems": [
            {"Description": l["name"], "Quantity": l["quantity"], "UnitAmount": l["price"], "AccountCode": "200"}
            for l in order["lines"]
        ],
        "Status": "AUTHORISED",
    }
    Xero(fetch_token()).create_invoice(invoice)


@app.task
def label_check():
    """Labels that Shippo could not produce; Dana looks at the log in the morning."""
    bad = [t["object_id"] for t in Shippo().recent_labels() if t["status"] == "ERROR"]
    if bad:
        log.warning("labels with errors: %s", ", ".join(bad))
