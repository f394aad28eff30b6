import os

import msal
import requests

from . import bus

API = "https://api.businesscentral.dynamics.com/v2.0/{t}/Production/api/v2.0/companies({c})".format(
    t=os.environ["BC_TENANT"], c=os.environ["BC_COMPANY"])
WEB_CUSTOMER = os.environ.get("BC_WEB_CUSTOMER", "D00999")


def token():
    app = msal.ConfidentialClientApplication(
        os.environ["BC_CLIENT"], os.environ["BC_SECRET"],
        authority="https://login.microsoftonline.com/" + os.environ["BC_TENANT"])
    return app.acquire_token_for_client(["https://api.businesscentral.dynamics.com/.default"])["access_token"]


def create(order):
    a = order["address"]
    body = {
        "customerNumber": WEB_CUSTOMER,
        "externalDocumentNumber": order["number"],
        "email": order["email"],
        "shipToName": f"{a['firstname']} {a['lastname']}",
        "shipToAddressLine1": a["street"][0],
        "shipToPostCode": a["postcode"],
        "shipToCity": a["city"],
        "salesOrderLines": [
            {"lineType": "Item", "lineObjectNumber": l["sku"], "quantity": l["qty"], "unitPrice": l["price"]}
            for l in order["lines"]],
    }
    r = requests.post(API + "/salesOrders", json=body, headers={"Authorization": "Bearer " + token()}, timeout=60)
    r.raise_for_status()
    return r.json()


def on_order(ch, order):
    so = create(order)
    bus.send(ch, bus.SHIP, {
        "entity_id": order["entity_id"],
        "address": order["address"],
        "reference": so["number"],
    })


if __name__ == "__main__":
    bus.listen(bus.ORDERS, on_order)
