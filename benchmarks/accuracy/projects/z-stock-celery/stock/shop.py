import json
import os

import shopify

LOCATION = os.environ["SHOPIFY_LOCATION_GID"]

SKU_QUERY = """
query($after: String) {
  productVariants(first: 250, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { sku inventoryQuantity inventoryItem { id } }
  }
}"""

SET_MUTATION = """
mutation($input: InventorySetQuantitiesInput!) {
  inventorySetQuantities(input: $input) { userErrors { field message } }
}"""


def activate():
    session = shopify.Session(os.environ["SHOPIFY_SHOP"], "2024-07", os.environ["SHOPIFY_TOKEN"])
    shopify.ShopifyResource.activate_session(session)


def gql(query, **variables):
    data = json.loads(shopify.GraphQL().execute(query, variables))
    if data.get("errors"):
        raise RuntimeError(data["errors"])
    return data["data"]


def variants():
    after = None
    while True:
        page = gql(SKU_QUERY, after=after)["productVariants"]
        for node in page["nodes"]:
            if node["sku"]:
                yield node
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def set_quantities(pairs):
    quantities = [{"inventoryItemId": i, "locationId": LOCATION, "quantity": q} for i, q in pairs]
    return gql(SET_MUTATION, input={
        "name": "available", "reason": "correction", "ignoreCompareQuantity": True, "quantities": quantities,
    })


def open_orders(since_id):
    return shopify.Order.find(since_id=since_id, status="open", limit=100)
