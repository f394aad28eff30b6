import os

import requests

STORE = os.environ.get("SHOPIFY_STORE", "acme-goods")
ROOT = f"https://{STORE}.myshopify.com/admin/api/2024-04"
HEAD = {"X-Shopify-Access-Token": os.environ.get("SHOPIFY_TOKEN", "")}

VARIANT = """
query($id: ID!) { inventoryItem(id: $id) { variant { displayName sku } } }
"""


def order(order_id: int) -> dict:
    r = requests.get(f"{ROOT}/orders/{order_id}.json", params={"fields": "id,name,email"}, headers=HEAD, timeout=15)
    r.raise_for_status()
    return r.json()["order"]


def variant_by_inventory_item(item_id: int) -> dict:
    r = requests.post(
        f"{ROOT}/graphql.json",
        json={"query": VARIANT, "variables": {"id": f"gid://shopify/InventoryItem/{item_id}"}},
        headers=HEAD,
        timeout=15,
    )
    return r.json()["data"]["inventoryItem"]["variant"]
