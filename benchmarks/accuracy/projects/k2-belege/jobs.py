from datetime import date, timedelta

import requests
from woocommerce import API

from base import Transfer, job


class SevdeskTarget(Transfer):
    url = "https://my.sevdesk.de/api/v1/Invoice/Factory/saveInvoice"

    def send(self, doc):
        r = requests.post(self.url, json=doc, headers={"Authorization": self.cfg["sevdesk_token"]})
        r.raise_for_status()


@job("woo")
class WooInvoices(SevdeskTarget):
    def fetch(self):
        api = API(
            url=self.cfg["woo_url"],
            consumer_key=self.cfg["woo_key"],
            consumer_secret=self.cfg["woo_secret"],
            version="wc/v3",
        )
        page = 1
        while True:
            orders = api.get("orders", params={"status": "completed", "per_page": 50, "page": page}).json()
            if not orders:
                break
            yield from orders
            page += 1

    def convert(self, o):
        if float(o["total"]) == 0:
            return None
        b = o["billing"]
        return {
            "invoice": {
                "objectName": "Invoice",
                "mapAll": True,
                "header": "Bestellung " + o["number"],
                "invoiceDate": o["date_completed"][:10],
                "addressName": b["company"] or b["first_name"] + " " + b["last_name"],
                "address": "\n".join([b["address_1"], b["postcode"] + " " + b["city"]]),
                "status": 100,
                "invoiceType": "RE",
                "currency": o["currency"],
            },
            "invoicePosSave": [
                {
                    "objectName": "InvoicePos",
                    "mapAll": True,
                    "name": li["name"],
                    "quantity": li["quantity"],
                    "price": li["price"],
                    "taxRate": 19,
                }
                for li in o["line_items"]
            ],
        }


@job("ebay")
class EbayOrders(Transfer):
    def fetch(self):
        since = (date.today() - timedelta(days=2)).isoformat()
        params = {"filter": "creationdate:[%sT00:00:00.000Z..]" % since, "limit": 100}
        url = "https://api.ebay.com/sell/fulfillment/v1/order"
        while url:
            r = requests.get(url, params=params, headers={"Authorization": "Bearer " + self.cfg["ebay_token"]})
            r.raise_for_status()
            body = r.json()
            for o in body["orders"]:
                yield o
            url, params = body.get("next"), None

    def convert(self, o):
        to = o["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]
        adr = to["contactAddress"]
        return {
            "OrderNumber": o["orderId"],
            "CreatedAt": o["creationDate"],
            "TotalCost": float(o["pricingSummary"]["total"]["value"]),
            "Currency": o["pricingSummary"]["total"]["currency"],
            "ShippingAddress": {
                "LastName": to["fullName"],
                "Street": adr["addressLine1"],
                "Zip": adr["postalCode"],
                "City": adr["city"],
                "CountryISO2": adr["countryCode"],
            },
            "OrderItems": [
                {"Product": {"Title": i["title"], "SKU": i.get("sku")}, "Quantity": i["quantity"]}
                for i in o["lineItems"]
            ],
        }

    def send(self, doc):
        r = requests.post(
            "https://app.billbee.io/api/v1/orders",
            json=doc,
            auth=(self.cfg["billbee_user"], self.cfg["billbee_password"]),
            headers={"X-Billbee-Api-Key": self.cfg["billbee_key"]},
        )
        r.raise_for_status()
