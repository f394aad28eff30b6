import os

import requests

WAREHOUSE = {
    "name": "Fern & Field",
    "street1": "1204 Division St",
    "city": "Portland",
    "state": "OR",
    "zip": "97202",
    "country": "US",
}


class Shippo:
    base = "https://api.goshippo.com"

    def __init__(self):
        self.headers = {"Authorization": f"ShippoToken {os.environ['SHIPPO_TOKEN']}"}

    def cheapest_label(self, address_to, parcel, reference):
        shipment = requests.post(
            f"{self.base}/shipments/",
            headers=self.headers,
            json={
                "address_from": WAREHOUSE,
                "address_to": address_to,
                "parcels": [parcel],
                "metadata": reference,
                "async": False,
            },
            timeout=60,
        )
        shipment.raise_for_status()
        rates = sorted(shipment.json()["rates"], key=lambda r: float(r["amount"]))
        if not rates:
            raise LookupError("no rates")
        label = requests.post(
            f"{self.base}/transactions/",
            headers=self.headers,
            json={"rate": rates[0]["object_id"], "label_file_type": "PDF_4x6", "async": False},
            timeout=60,
        )
        label.raise_for_status()
        return label.json()

    def recent_labels(self):
        r = requests.get(f"{self.base}/transactions/", headers=self.headers, params={"results": 100}, timeout=30)
        r.raise_for_status()
        return r.json()["results"]
