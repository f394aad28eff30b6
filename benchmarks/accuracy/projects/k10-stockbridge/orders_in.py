"""eBay orders into NAV's staging table. (Shopify orders come in via the connector, we only look.)"""
import datetime

from channels import ebay, shopify_graphql
from db import erp

since = (datetime.datetime.utcnow() - datetime.timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.000Z")

orders = ebay("GET", "/fulfillment/v1/order", params={"filter": "lastmodifieddate:[%s..]" % since, "limit": 200})
shop = shopify_graphql("{ orders(first: 50, query: \"fulfillment_status:unfulfilled\") { nodes { id name } } }")

with erp() as cur:
    for o in orders["orders"]:
        ship = o["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]
        for line in o["lineItems"]:
            cur.execute(
                "INSERT INTO bridge.WebOrderLine (Channel, OrderNo, ShipName, PostCode, Sku, Qty, Price) "
                "VALUES ('EBAY', ?, ?, ?, ?, ?, ?)",
                o["orderId"], ship["fullName"], ship["contactAddress"]["postalCode"],
                line["sku"], line["quantity"], line["total"]["value"],
            )

print("ebay:", len(orders["orders"]), "| shopify still open:", len(shop["orders"]["nodes"]))
