"""US Inc. books in QuickBooks: PayPal goes in as sales receipts."""
import os

from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.base import Ref
from quickbooks.objects.detailline import SalesItemLine, SalesItemLineDetail
from quickbooks.objects.salesreceipt import SalesReceipt

import csvbox

PAYPAL_ITEM = "27"


def connect():
    auth = AuthClient(
        client_id=os.environ["QBO_CLIENT_ID"],
        client_secret=os.environ["QBO_CLIENT_SECRET"],
        environment="production",
        redirect_uri="https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl",
    )
    return QuickBooks(auth_client=auth, refresh_token=os.environ["QBO_REFRESH"],
                      company_id=os.environ["QBO_COMPANY"])


def main():
    qb = connect()
    for row in csvbox.load(csvbox.PAYPAL_FILE):
        if float(row["gross"]) <= 0:
            continue
        detail = SalesItemLineDetail()
        detail.ItemRef = Ref()
        detail.ItemRef.value = PAYPAL_ITEM
        line = SalesItemLine()
        line.Amount = float(row["gross"])
        line.Description = "PayPal " + row["reference"]
        line.SalesItemLineDetail = detail
        receipt = SalesReceipt()
        receipt.TxnDate = row["date"]
        receipt.DocNumber = row["reference"][-21:]
        receipt.Line.append(line)
        receipt.save(qb=qb)


if __name__ == "__main__":
    main()
