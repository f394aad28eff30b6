import os
from decimal import Decimal

import requests

from .core import Donation, source


@source("donorbox")
class Donorbox:
    url = "https://donorbox.org/api/v1/donations"

    def donations(self):
        page = 1
        while True:
            r = requests.get(
                self.url,
                params={"page": page, "per_page": 100},
                auth=(os.environ["DONORBOX_USER"], os.environ["DONORBOX_KEY"]),
                timeout=30,
            )
            r.raise_for_status()
            rows = r.json()
            if not rows:
                return
            for d in rows:
                donor = d["donor"]
                yield Donation(
                    ref="dbx-%s" % d["id"],
                    date=d["donation_date"][:10],
                    amount=Decimal(d["amount"]),
                    currency=d["currency"].upper(),
                    first_name=donor["first_name"],
                    last_name=donor["last_name"],
                    email=donor["email"],
                    phone=donor.get("phone") or "",
                    campaign=d["campaign"]["name"],
                )
            page += 1


@source("givebutter")
class Givebutter:
    """peer to peer campaigns of the youth group"""

    def donations(self):
        url = "https://api.givebutter.com/v1/transactions"
        s = requests.Session()
        s.headers["Authorization"] = "Bearer " + os.environ["GIVEBUTTER_KEY"]
        while url:
            body = s.get(url, timeout=30).json()
            for t in body["data"]:
                if t["status"] != "succeeded":
                    continue
                yield Donation(
                    ref="gb-%s" % t["id"],
                    date=t["transacted_at"][:10],
                    amount=Decimal(str(t["donated"])),
                    currency=t["currency"],
                    first_name=t["first_name"],
                    last_name=t["last_name"],
                    email=t["email"],
                    phone=t["phone"] or "",
                    campaign=t["campaign_code"],
                )
            url = body["links"]["next"]
