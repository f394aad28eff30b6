import requests
from django.conf import settings

SHIPPO = "https://api.goshippo.com"


class NoRate(Exception):
    pass


def _shippo(path, body):
    r = requests.post(SHIPPO + path, json=body, headers={"Authorization": f"ShippoToken {settings.SHIPPO_KEY}"}, timeout=60)
    r.raise_for_status()
    return r.json()


def buy_label(parcel):
    shipment = _shippo("/shipments/", {
        "address_from": settings.SHIPPER_ADDRESS_ID,
        "address_to": parcel.shippo_address(),
        "parcels": [{"length": "30", "width": "20", "height": "10", "distance_unit": "cm", "weight": str(parcel.grams), "mass_unit": "g"}],
        "async": False,
    })
    if not shipment["rates"]:
        raise NoRate(parcel.order_id)
    rate = min(shipment["rates"], key=lambda r: float(r["amount"]))
    label = _shippo("/transactions/", {"rate": rate["object_id"], "label_file_type": "PDF_A6", "async": False})
    if label["status"] != "SUCCESS":
        raise NoRate(label["messages"])
    return rate["provider"], label


def follow(slug, number, order_id, email):
    requests.post(
        "https://api.aftership.com/v4/trackings",
        headers={"aftership-api-key": settings.AFTERSHIP_KEY},
        json={"tracking": {"slug": slug, "tracking_number": number, "order_id": str(order_id), "emails": [email] if email else []}},
        timeout=20,
    ).raise_for_status()
