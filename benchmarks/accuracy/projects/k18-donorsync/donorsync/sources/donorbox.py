import os
from datetime import date, datetime
from decimal import Decimal
from typing import Iterator

import requests

from donorsync.model import Gift


class DonorboxSource:
    name = "donorbox"
    url = "https://donorbox.org/api/v1/donations"

    def __init__(self):
        self.auth = (os.environ["DONORBOX_LOGIN"], os.environ["DONORBOX_KEY"])

    def gifts(self, since: date) -> Iterator[Gift]:
        page = 1
        while True:
            r = requests.get(self.url, auth=self.auth,
                             params={"date_from": since.isoformat(), "page": page, "per_page": 100})
            r.raise_for_status()
            rows = r.json()
            for d in rows:
                yield Gift(
                    external_id=f"DB-{d['id']}",
                    email=d["donor"]["email"].lower(),
                    first_name=d["donor"]["first_name"],
                    last_name=d["donor"]["last_name"],
                    amount=Decimal(d["amount"]),
                    given_on=datetime.fromisoformat(d["donation_date"].rstrip("Z")).date(),
                    campaign=d["campaign"]["name"],
                )
            if len(rows) < 100:
                break
            page += 1
