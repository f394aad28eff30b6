import json
import logging
import os
from functools import lru_cache

import azure.functions as func
from azure.cosmos import CosmosClient

from shared import BusinessCentral, Commercetools

bp = func.Blueprint()


@lru_cache(maxsize=1)
def payments():
    client = CosmosClient.from_connection_string(os.environ["COSMOS"])
    return client.get_database_client("shop").get_container_client("payments")


def to_sales_order(order):
    ship = order["shippingAddress"]
    return {
        "externalDocumentNumber": order["orderNumber"],
        "orderDate": order["createdAt"][:10],
        "customerNumber": "WEB-" + ship["country"],
        "shipToName": f"{ship['firstName']} {ship['lastName']}",
        "shipToAddressLine1": ship["streetName"],
        "shipToPostCode": ship["postalCode"],
        "shipToCity": ship["city"],
        "shipToCountry": ship["country"],
    }


# commercetools "OrderCreated" subscription delivers to this queue
@bp.service_bus_queue_trigger(arg_name="msg", queue_name="ct-orders", connection="SERVICEBUS")
def order_created(msg: func.ServiceBusMessage):
    note = json.loads(msg.get_body())
    if note.get("notificationType") != "Message" or note.get("type") != "OrderCreated":
        logging.info("ignored %s", note.get("notificationType"))
        return

    shop = Commercetools()
    order = shop.order(note["resource"]["id"])
    if order["paymentState"] == "Failed":
        return

    erp = BusinessCentral()
    head = erp.insert("salesOrders", to_sales_order(order))
    for li in order["lineItems"]:
        erp.insert(
            f"salesOrders({head['id']})/salesOrderLines",
            {
                "lineType": "Item",
                "lineObjectNumber": li["variant"]["sku"],
                "quantity": li["quantity"],
                "unitPrice": li["price"]["value"]["centAmount"] / 100,
            },
        )
    shop.update_order(order, {"action": "setCustomField", "name": "erpNumber", "value": head["number"]})


@bp.route(route="adyen", methods=["POST"])
@bp.service_bus_queue_output(arg_name="out", queue_name="payments", connection="SERVICEBUS")
def adyen_notification(req: func.HttpRequest, out: func.Out[str]) -> func.HttpResponse:
    items = [i["NotificationRequestItem"] for i in req.get_json()["notificationItems"]]
    good = [i for i in items if i["success"] == "true" and i["eventCode"] in ("AUTHORISATION", "CAPTURE", "REFUND")]
    if good:
        out.set(json.dumps(good))
    return func.HttpResponse("[accepted]")


@bp.service_bus_queue_trigger(arg_name="msg", queue_name="payments", connection="SERVICEBUS")
def store_payment(msg: func.ServiceBusMessage):
    for item in json.loads(msg.get_body().decode()):
        payments().upsert_item(
            {
                "id": item["pspReference"],
                "order": item["merchantReference"],
                "event": item["eventCode"],
                "amount": item["amount"]["value"] / 100,
                "currency": item["amount"]["currency"],
            }
        )
