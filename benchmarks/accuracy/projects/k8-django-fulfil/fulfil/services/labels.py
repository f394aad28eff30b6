import requests
from django.conf import settings


class Shippo:
    BASE = "https://api.goshippo.com"

    def __init__(self):
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"ShippoToken {settings.SHIPPO_TOKEN}"

    def instant_label(self, reference, address_to, weight):
        r = self.session.post(
            f"{self.BASE}/transactions/",
            json={
                "shipment": {
                    "address_from": settings.WAREHOUSE_ADDRESS_ID,
                    "address_to": address_to,
                    "parcels": [
                        {
                            "length": "30",
                            "width": "20",
                            "height": "15",
                            "distance_unit": "cm",
                            "weight": weight,
                            "mass_unit": "kg",
                        }
                    ],
                },
                "carrier_account": settings.SHIPPO_CARRIER,
                "servicelevel_token": "dhl_germany_paket",
                "metadata": reference,
            },
        )
        r.raise_for_status()
