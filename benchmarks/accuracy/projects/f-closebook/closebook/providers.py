import csv
import io
import os
from datetime import date
from decimal import Decimal

import requests

from .ports import Movement


class AdyenReports:
    BASE = "https://ca-live.adyen.com/reports/download/MerchantAccount"

    def __init__(self, account):
        self.account = account
        self.auth = (os.environ["ADYEN_REPORT_USER"], os.environ["ADYEN_REPORT_PW"])

    def movements(self, start, end):
        for batch in range(int(os.environ["ADYEN_FIRST_BATCH"]), int(os.environ["ADYEN_LAST_BATCH"]) + 1):
            r = requests.get(f"{self.BASE}/{self.account}/settlement_detail_report_batch_{batch}.csv", auth=self.auth, timeout=120)
            if r.status_code == 404:
                continue
            r.raise_for_status()
            for row in csv.DictReader(io.StringIO(r.text)):
                day = date.fromisoformat(row["Creation Date"][:10])
                if start <= day <= end:
                    net = Decimal(row["Net Credit (NC)"] or 0) - Decimal(row["Net Debit (NC)"] or 0)
                    yield Movement("adyen", row["Psp Reference"], day, row["Type"], net, row["Net Currency"])


class PayPalTransactions:
    BASE = "https://api-m.paypal.com"

    def _token(self):
        r = requests.post(self.BASE + "/v1/oauth2/token", data={"grant_type": "client_credentials"},
                          auth=(os.environ["PAYPAL_ID"], os.environ["PAYPAL_SECRET"]), timeout=30)
        return r.json()["access_token"]

    def movements(self, start, end):
        h = {"Authorization": "Bearer " + self._token()}
        page = pages = 1
        while page <= pages:
            d = requests.get(self.BASE + "/v1/reporting/transactions", headers=h, timeout=60, params={
                "start_date": f"{start}T00:00:00Z", "end_date": f"{end}T23:59:59Z", "fields": "transaction_info",
                "page": page, "page_size": 500}).json()
            pages = d["total_pages"]
            for t in d["transaction_details"]:
                i = t["transaction_info"]
                yield Movement("paypal", i["transaction_id"], date.fromisoformat(i["transaction_initiation_date"][:10]),
                               i["transaction_event_code"], Decimal(i["transaction_amount"]["value"]),
                               i["transaction_amount"]["currency_code"])
            page += 1


class YearEndRates:
    def __init__(self, year):
        r = requests.get(f"https://api.exchangeratesapi.io/v1/{year}-12-31",
                         params={"access_key": os.environ["FX_KEY"], "base": "EUR"}, timeout=20)
        r.raise_for_status()
        self._r = {k: Decimal(str(v)) for k, v in r.json()["rates"].items()}

    def to_eur(self, currency):
        return 1 / self._r[currency]
