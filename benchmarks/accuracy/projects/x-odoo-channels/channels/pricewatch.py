import os

import requests

from . import Channel, channel


@channel("pricewatch")
class PriceWatch(Channel):
    """Cheapest offer on Google Shopping, only kept in the ERP."""

    def wants(self, product):
        return bool(product["barcode"])

    def handle(self, product):
        r = requests.get("https://serpapi.com/search.json", timeout=40, params={
            "engine": "google_shopping", "q": product["barcode"], "gl": "de", "hl": "de",
            "api_key": os.environ["SERPAPI_KEY"]})
        r.raise_for_status()
        prices = [x["extracted_price"] for x in r.json().get("shopping_results", []) if "keramik-lohse" not in x.get("source", "")]
        if prices:
            self.odoo.set_competitor_price(product["id"], min(prices))
