import attrs
from mindee import Client, PredictResponse, product


@attrs.define
class Invoice:
    supplier: str | None
    number: str | None
    date: str | None
    total: float | None
    iban: str | None = None


class Reader:
    def __init__(self, key):
        self._client = Client(api_key=key)

    def __call__(self, data, filename) -> Invoice:
        doc = self._client.source_from_bytes(data, filename)
        result: PredictResponse = self._client.parse(product.InvoiceV4, doc)
        p = result.document.inference.prediction
        ibans = [d.iban for d in p.supplier_payment_details if d.iban]
        return Invoice(
            supplier=p.supplier_name.value,
            number=p.invoice_number.value,
            date=p.date.value,
            total=p.total_amount.value,
            iban=ibans[0] if ibans else None,
        )
