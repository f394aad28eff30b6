import os

from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects import Item, Ref, SalesItemLine, SalesItemLineDetail, SalesReceipt


def client():
    auth = AuthClient(
        client_id=os.environ["QBO_CLIENT"],
        client_secret=os.environ["QBO_SECRET"],
        environment="production",
        redirect_uri="http://localhost/callback",
    )
    return QuickBooks(
        auth_client=auth,
        refresh_token=os.environ["QBO_REFRESH"],
        company_id=os.environ["QBO_COMPANY"],
    )


def receipt(order):
    qb = client()
    item = Item.get(int(os.environ["QBO_SALES_ITEM"]), qb=qb)
    receipt = SalesReceipt()
    receipt.DocNumber = order["number"]
    for entry in order["line_items"]:
        line = SalesItemLine()
        line.Amount = float(entry["total"])
        line.Description = entry["name"]
        line.SalesItemLineDetail = SalesItemLineDetail()
        line.SalesItemLineDetail.ItemRef = item.to_ref()
        receipt.Line.append(line)
    receipt.CustomerRef = Ref()
    receipt.CustomerRef.value = os.environ["QBO_WEB_CUSTOMER"]
    receipt.save(qb=qb)
