import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from orders.models import Order

URL = "https://api.lexoffice.io/v1/invoices"


def body(order):
    return {
        "voucherDate": order.placed_at.isoformat(timespec="milliseconds"),
        "address": {"name": order.customer, "street": order.street, "zip": order.zip,
                    "city": order.city, "countryCode": order.country},
        "lineItems": [{
            "type": "custom", "name": l.title, "quantity": l.qty, "unitName": "Stk",
            "unitPrice": {"currency": "EUR", "grossAmount": float(l.price), "taxRatePercentage": 19},
        } for l in order.lines.all()],
        "totalPrice": {"currency": "EUR"},
        "taxConditions": {"taxType": "gross"},
        "shippingConditions": {"shippingDate": order.placed_at.isoformat(timespec="milliseconds"),
                               "shippingType": "delivery"},
    }


class Command(BaseCommand):
    def handle(self, *args, **opts):
        todo = Order.objects.filter(invoice_id="").exclude(tracking="")
        for order in todo:
            r = requests.post(URL, params={"finalize": "true"}, json=body(order), timeout=30,
                              headers={"Authorization": f"Bearer {settings.LEXOFFICE_KEY}"})
            r.raise_for_status()
            order.invoice_id = r.json()["id"]
            order.save(update_fields=["invoice_id"])
