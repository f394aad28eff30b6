import os
from dataclasses import asdict

import easypost

from .models import ShipJob

client = easypost.EasyPostClient(os.environ["EASYPOST_KEY"])
WAREHOUSE = {"company": "Acme Returns", "street1": "417 Montgomery St", "city": "San Francisco", "state": "CA", "zip": "94104", "country": "US"}


def buy_cheapest(job: ShipJob):
    shipment = client.shipment.create(
        to_address=asdict(job.consignee),
        from_address=WAREHOUSE,
        parcel={"weight": job.ounces, "length": 10, "width": 8, "height": 4},
        reference=str(job.order_id),
    )
    return client.shipment.buy(shipment.id, rate=shipment.lowest_rate())
