import json
import os

import easypost
import urllib3
from opslib import get_shipment, shopify_graphql

http = urllib3.PoolManager()

OPEN_FO = """query($id: ID!) { order(id: $id) {
  fulfillmentOrders(first: 5, query: "status:open") { nodes { id } } } }"""
FULFILL = """mutation($f: FulfillmentV2Input!) {
  fulfillmentCreateV2(fulfillment: $f) { userErrors { message } } }"""


def fulfil(gid, code, url):
    nodes = shopify_graphql(OPEN_FO, {"id": gid})["order"]["fulfillmentOrders"]["nodes"]
    if not nodes:
        return
    shopify_graphql(FULFILL, {"f": {
        "lineItemsByFulfillmentOrder": [{"fulfillmentOrderId": n["id"]} for n in nodes],
        "trackingInfo": {"number": code, "url": url},
        "notifyCustomer": False,
    }})


def klaviyo(email, props):
    http.request(
        "POST", "https://a.klaviyo.com/api/events/",
        headers={"Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
                 "revision": "2024-02-15", "Content-Type": "application/json"},
        body=json.dumps({"data": {"type": "event", "attributes": {
            "properties": props,
            "metric": {"data": {"type": "metric", "attributes": {"name": "Parcel out for delivery"}}},
            "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
        }}}),
    )


def handler(event, context):
    evt = easypost.util.receive_event(event["body"])
    if evt["description"] != "tracker.updated":
        return {"statusCode": 200}
    tracker = evt["result"]
    ship = get_shipment(tracker["tracking_code"])
    if ship is None:
        return {"statusCode": 200, "body": "not ours"}
    if tracker["status"] == "in_transit":
        fulfil(ship["gid"], tracker["tracking_code"], tracker["public_url"])
    elif tracker["status"] == "out_for_delivery":
        klaviyo(ship["email"], {"order": ship["name"], "eta": tracker["est_delivery_date"], "url": tracker["public_url"]})
    return {"statusCode": 200}
