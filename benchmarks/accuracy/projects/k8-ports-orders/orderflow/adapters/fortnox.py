import httpx

from ..domain import Order


class FortnoxInvoices:
    """InvoicePort on top of Fortnox v3."""

    def __init__(self, token: str, *, cash_customer: str = "1000") -> None:
        self._http = httpx.Client(
            base_url="https://api.fortnox.se/3",
            headers={"Authorization": f"Bearer {token}"},
            timeout=20,
        )
        self._cash_customer = cash_customer

    def issue(self, order: Order) -> str:
        rows = [
            {
                "ArticleNumber": line.sku,
                "Description": line.title[:50],
                "DeliveredQuantity": line.quantity,
                "Price": str(line.unit_price),
            }
            for line in order.lines
        ]
        r = self._http.post(
            "/invoices",
            json={
                "Invoice": {
                    "CustomerNumber": self._cash_customer,
                    "YourOrderNumber": order.reference,
                    "Currency": order.currency,
                    "EmailInformation": {"EmailAddressTo": order.email},
                    "InvoiceRows": rows,
                }
            },
        )
        r.raise_for_status()
        return r.json()["Invoice"]["DocumentNumber"]
