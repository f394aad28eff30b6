import os

from clients.base import ApiError, BaseClient

LEVELS = """
query($cursor: String, $location: ID!) {
  productVariants(first: 200, after: $cursor) {
    pageInfo { hasNextPage endCursor }
    nodes { sku inventoryItem { id inventoryLevel(locationId: $location) {
      quantities(names: ["available"]) { quantity } } } }
  }
}"""

SET = """
mutation($input: InventorySetQuantitiesInput!) {
  inventorySetQuantities(input: $input) { userErrors { field message } }
}"""


class ShopifyClient(BaseClient):
    def __init__(self, shop, location_id):
        super().__init__()
        self.base_url = f"https://{shop}.myshopify.com/admin/api/2024-07"
        self.location = f"gid://shopify/Location/{location_id}"
        self.session.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]

    def graphql(self, query, variables):
        data = self.request("POST", "/graphql.json", json={"query": query, "variables": variables})
        if data.get("errors"):
            raise ApiError(str(data["errors"]))
        return data["data"]

    def levels(self):
        cursor = None
        while True:
            page = self.graphql(LEVELS, {"cursor": cursor, "location": self.location})["productVariants"]
            for node in page["nodes"]:
                level = node["inventoryItem"]["inventoryLevel"]
                if node["sku"] and level:
                    yield node["sku"], node["inventoryItem"]["id"], level["quantities"][0]["quantity"]
            if not page["pageInfo"]["hasNextPage"]:
                break
            cursor = page["pageInfo"]["endCursor"]

    def set_available(self, quantities):
        payload = {
            "name": "available",
            "reason": "correction",
            "ignoreCompareQuantity": True,
            "quantities": [
                {"inventoryItemId": item, "locationId": self.location, "quantity": qty}
                for item, qty in quantities
            ],
        }
        result = self.graphql(SET, {"input": payload})["inventorySetQuantities"]
        if result["userErrors"]:
            raise ApiError(str(result["userErrors"]))
