import os

from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.base import Ref
from quickbooks.objects.detailline import SalesItemLine, SalesItemLineDetail
from quickbooks.objects.salesreceipt import SalesReceipt
from square.client import Client

from .base import Sale, TillJob


class SquareToQuickBooks(TillJob):
    name = "square-quickbooks"

    def __init__(self, day):
        super().__init__(day)
        self.square = Client(access_token=os.environ["SQUARE_TOKEN"], environment="production")
        auth = AuthClient(
            client_id=os.environ["QB_ID"], client_secret=os.environ["QB_SECRET"],
            environment="production", redirect_uri="http://localhost/cb",
        )
        self.books = QuickBooks(auth_client=auth, refresh_token=os.environ["QB_REFRESH"], company_id=os.environ["QB_COMPANY"])

    def sales(self):
        cursor = None
        while True:
            body = {
                "location_ids": [os.environ["SQUARE_LOCATION"]],
                "query": {"filter": {
                    "date_time_filter": {"closed_at": {"start_at": f"{self.day}T00:00:00Z", "end_at": f"{self.day}T23:59:59Z"}},
                    "state_filter": {"states": ["COMPLETED"]},
                }, "sort": {"sort_field": "CLOSED_AT"}},
            }
            if cursor:
                body["cursor"] = cursor
            result = self.square.orders.search_orders(body=body)
            if result.is_error():
                raise RuntimeError(result.errors)
            for o in result.body.get("orders", []):
                yield Sale(o["id"], self.day, o["total_money"]["amount"] / 100, o["total_tax_money"]["amount"] / 100)
            cursor = result.body.get("cursor")
            if not cursor:
                break

    def book(self, sale):
        line = SalesItemLine()
        line.Amount = sale.net
        line.Description = f"Till sale {sale.ref}"
        line.SalesItemLineDetail = SalesItemLineDetail()
        item = Ref()
        item.value = os.environ.get("QB_ITEM", "1")
        line.SalesItemLineDetail.ItemRef = item
        receipt = SalesReceipt()
        receipt.TxnDate = sale.day.isoformat()
        receipt.DocNumber = sale.ref[-21:]
        receipt.Line.append(line)
        receipt.save(qb=self.books)
