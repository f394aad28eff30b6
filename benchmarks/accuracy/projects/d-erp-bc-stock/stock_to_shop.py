"""BC inventory -> Shopify levels. WMS reservations are deducted first."""
import os

import pyodbc
import requests

import bc

SHOP = os.environ["SHOP"]
GQL = f"https://{SHOP}.myshopify.com/admin/api/2024-10/graphql.json"
LOCATION = "gid://shopify/Location/66612345"

VARIANTS = """
query($after: String) {
  productVariants(first: 250, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { sku inventoryItem { id } }
  }
}"""

SET_QTY = """
mutation($input: InventorySetQuantitiesInput!) {
  inventorySetQuantities(input: $input) { userErrors { field message } }
}"""


def gql(query, **variables):
    r = requests.post(GQL, json={"query": query, "variables": variables}, headers={"X-Shopify-Access-Token": os.environ["SHOP_TOKEN"]})
    r.raise_for_status()
    body = r.json()
    if body.get("errors"):
        raise RuntimeError(body["errors"])
    return body["data"]


def shop_items():
    after, out = None, {}
    while True:
        page = gql(VARIANTS, after=after)["productVariants"]
        out.update({n["sku"]: n["inventoryItem"]["id"] for n in page["nodes"] if n["sku"]})
        if not page["pageInfo"]["hasNextPage"]:
            return out
        after = page["pageInfo"]["endCursor"]


def reserved():
    cn = pyodbc.connect(os.environ["WMS_ODBC"])  # DRIVER={ODBC Driver 18 for SQL Server};SERVER=wms01;...
    rows = cn.execute("EXEC dbo.usp_GetOpenReservations @Warehouse = ?", "MAIN").fetchall()
    return {r.ItemNo.strip(): int(r.Qty) for r in rows}


def main():
    items = shop_items()
    res = reserved()
    batch = []
    for it in bc.odata("items", **{"$select": "number,inventory,blocked", "$filter": "type eq 'Inventory'"}):
        gid = items.get(it["number"])
        if not gid:
            continue
        qty = 0 if it["blocked"] else max(0, int(it["inventory"]) - res.get(it["number"], 0))
        batch.append({"inventoryItemId": gid, "locationId": LOCATION, "quantity": qty})
    for i in range(0, len(batch), 250):
        out = gql(SET_QTY, input={"name": "available", "reason": "correction", "ignoreCompareQuantity": True, "quantities": batch[i:i + 250]})
        for err in out["inventorySetQuantities"]["userErrors"]:
            print(err)


if __name__ == "__main__":
    main()
