import os

import requests

URL = "https://public-api.shiphero.com/graphql"

CREATE_ORDER = """
mutation ($data: CreateOrderInput!) {
  order_create(data: $data) { request_id }
}"""

STOCK = """
query ($after: String) {
  warehouse_products {
    data(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { sku on_hand } }
    }
  }
}"""


class ShipHero:
    def __init__(self):
        self.session = requests.Session()
        self.session.headers["Authorization"] = "Bearer " + os.environ["SHIPHERO_TOKEN"]

    def _run(self, query, **variables):
        r = self.session.post(URL, json={"query": query, "variables": variables}, timeout=20)
        r.raise_for_status()
        body = r.json()
        if body.get("errors"):
            raise RuntimeError(body["errors"][0]["message"])
        return body["data"]

    def create_order(self, order):
        self._run(CREATE_ORDER, data={
            "order_number": order["name"],
            "email": order["email"],
            "shipping_address": order["address"],
            "line_items": order["lines"],
        })

    def stock(self):
        after = None
        while True:
            page = self._run(STOCK, after=after)["warehouse_products"]["data"]
            for edge in page["edges"]:
                yield edge["node"]["sku"], edge["node"]["on_hand"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]
