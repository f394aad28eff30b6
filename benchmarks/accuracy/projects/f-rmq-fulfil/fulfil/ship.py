import os

import requests

from . import bus, magento

URL = "https://api-eu.dhl.com/parcel/de/shipping/v2/orders"
SHIPPER = {"name1": "Peak GmbH", "addressStreet": "Lagerstr. 4", "postalCode": "33602", "city": "Bielefeld", "country": "DEU"}
ISO3 = {"DE": "DEU", "AT": "AUT", "NL": "NLD", "FR": "FRA"}


def label(address, reference):
    r = requests.post(
        URL, params={"printFormat": "910-300-700"},
        headers={"dhl-api-key": os.environ["DHL_KEY"]}, auth=(os.environ["DHL_USER"], os.environ["DHL_PW"]),
        json={"profile": "STANDARD_GRUPPENPROFIL", "shipments": [{
            "product": "V01PAK", "billingNumber": os.environ["DHL_EKP"], "refNo": reference,
            "shipper": SHIPPER,
            "consignee": {
                "name1": address["firstname"] + " " + address["lastname"],
                "addressStreet": " ".join(address["street"]),
                "postalCode": address["postcode"], "city": address["city"],
                "country": ISO3[address["country_id"]],
            },
            "details": {"weight": {"uom": "g", "value": 1500}},
        }]}, timeout=60)
    r.raise_for_status()
    return r.json()["items"][0]["shipmentNo"]


def on_ship(ch, msg):
    no = label(msg["address"], msg["reference"])
    magento.ship(msg["entity_id"], no)


if __name__ == "__main__":
    bus.listen(bus.SHIP, on_ship)
