"""Thin wrapper over the Magento 1.9 SOAP v2 API."""
import os
from concurrent.futures import ThreadPoolExecutor

from zeep import Client
from zeep.cache import SqliteCache
from zeep.transports import Transport


class Magento:
    def __init__(self, wsdl=None):
        wsdl = wsdl or os.environ["MAGE_WSDL"]  # https://shop.acme.example/api/v2_soap/?wsdl=1
        self.client = Client(wsdl, transport=Transport(cache=SqliteCache(), timeout=120))
        self.session = None

    def __enter__(self):
        self.session = self.client.service.login(username=os.environ["MAGE_USER"], apiKey=os.environ["MAGE_KEY"])
        return self

    def __exit__(self, *exc):
        self.client.service.endSession(self.session)

    def products(self, store="de"):
        filters = {"filter": {"associativeEntity": [{"key": "status", "value": "1"}]}}
        listing = self.client.service.catalogProductList(self.session, filters, store)
        with ThreadPoolExecutor(4) as pool:
            yield from pool.map(self._detail, [p.product_id for p in listing])

    def _detail(self, product_id):
        info = self.client.service.catalogProductInfo(self.session, product_id, "de", None, "id")
        stock = self.client.service.catalogInventoryStockItemList(self.session, [product_id])
        qty = float(stock[0].qty) if stock else 0.0
        return {
            "sku": info.sku,
            "name": info.name,
            "text": info.short_description or info.description,
            "price": info.special_price or info.price,
            "url": "https://shop.acme.example/" + (info.url_path or ""),
            "cats": list(info.categories or []),
            "qty": qty,
        }

    def flag(self, sku, value):
        data = {"additional_attributes": {"single_data": [{"key": "gmc_issue", "value": value}]}}
        return self.client.service.catalogProductUpdate(self.session, sku, data, "de", "sku")
