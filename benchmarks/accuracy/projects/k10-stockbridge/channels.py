"""make_xxx() gives back a function which takes a batch of (sku, qty)"""
import requests

import settings

FIND = """query($q: String!) { productVariants(first: 50, query: $q) {
  nodes { sku inventoryItem { id } } } }"""
SET = """mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) {
  userErrors { field message } } }"""


def shopify_graphql(query, variables=None):
    r = requests.post(
        "https://%s.myshopify.com/admin/api/2024-07/graphql.json" % settings.SHOPIFY_SHOP,
        headers={"X-Shopify-Access-Token": settings.SHOPIFY_TOKEN},
        json={"query": query, "variables": variables or {}},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["data"]


def ebay(method, path, **kw):
    r = requests.request(
        method,
        "https://api.ebay.com/sell" + path,
        headers={"Authorization": "Bearer " + settings.EBAY_TOKEN, "Content-Language": "en-GB"},
        timeout=30,
        **kw
    )
    r.raise_for_status()
    return r.json()


def make_shopify(location):
    known = {}

    def lookup(skus):
        missing = [s for s in skus if s not in known]
        if missing:
            found = shopify_graphql(FIND, {"q": " OR ".join("sku:%s" % s for s in missing)})
            for node in found["productVariants"]["nodes"]:
                known[node["sku"]] = node["inventoryItem"]["id"]

    def push(batch):
        lookup([sku for sku, _ in batch])
        quantities = [
            {"inventoryItemId": known[sku], "locationId": location, "quantity": qty}
            for sku, qty in batch if sku in known
        ]
        shopify_graphql(SET, {"input": {
            "name": "available", "reason": "correction",
            "ignoreCompareQuantity": True, "quantities": quantities,
        }})

    return push


def make_ebay(reserve=2):
    # keep some back, ebay fines us for cancelled orders
    def push(batch):
        ebay("POST", "/inventory/v1/bulk_update_price_quantity", json={"requests": [
            {"sku": sku, "shipToLocationAvailability": {"quantity": max(qty - reserve, 0)}}
            for sku, qty in batch
        ]})

    return push
