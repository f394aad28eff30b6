import datetime
import os

import requests

from ..out import post_json
from ..registry import handler

XERO = "https://api.xero.com/api.xro/2.0"


def bearer():
    r = requests.post("https://identity.xero.com/connect/token",
                      data={"grant_type": "client_credentials"},
                      auth=(os.environ["XERO_ID"], os.environ["XERO_SECRET"]))
    return "Bearer " + r.json()["access_token"]


@handler("stripe", "invoice.paid")
def paid(body):
    inv = body["data"]["object"]
    lines = [
        {"Description": l["description"], "Quantity": l.get("quantity") or 1,
         "UnitAmount": l["amount"] / 100, "AccountCode": "200"}
        for l in inv["lines"]["data"]
    ]
    doc = {
        "Type": "ACCREC",
        "Contact": {"Name": inv["customer_name"] or inv["customer_email"]},
        "Reference": inv["number"],
        "DateString": datetime.date.fromtimestamp(inv["created"]).isoformat(),
        "LineItems": lines,
        "Status": "AUTHORISED",
    }
    out = post_json(XERO + "/Invoices", {"Invoices": [doc]},
                    Authorization=bearer(), xero_tenant_id=os.environ["XERO_TENANT"])
    return out["Invoices"][0]["InvoiceID"]
