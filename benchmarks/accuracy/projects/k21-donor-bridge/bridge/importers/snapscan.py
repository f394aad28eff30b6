import datetime as dt
import os

import requests

from bridge.crm import DonorCrm
from bridge.importers.base import Gift, Importer


class SnapScanImporter(Importer):
    name = "snapscan"
    url = "https://pos.snapscan.io/merchant/api/v1/payments"

    def __init__(self):
        self.crm = DonorCrm()

    def fetch(self, day):
        resp = requests.get(
            self.url,
            auth=(os.environ["SNAPSCAN_KEY"], ""),
            params={"startDate": day.isoformat(), "status": "completed"},
        )
        resp.raise_for_status()
        return resp.json()

    def to_gift(self, raw):
        return Gift(
            reference="SS-%s" % raw["id"],
            date=dt.date.fromisoformat(raw["date"][:10]),
            amount=raw["totalAmount"] / 100,
            donor=raw.get("userReference") or "Anonymous",
        )

    def store(self, gift):
        self.crm.add_gift(gift, campaign="SnapScan posters")
