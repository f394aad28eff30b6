import os
from datetime import date, datetime, timezone
from decimal import Decimal
from functools import lru_cache

import requests
import stripe
from requests_oauthlib import OAuth1

from .models import Journal, Payout


class StripePayouts:
    def __init__(self, api_key):
        stripe.api_key = api_key

    def payouts(self, since):
        for po in stripe.Payout.list(status="paid", arrival_date={"gte": since}, limit=100).auto_paging_iter():
            gross = fees = 0
            for bt in stripe.BalanceTransaction.list(payout=po.id, limit=100).auto_paging_iter():
                if bt.type == "payout":
                    continue
                gross += bt.amount
                fees += bt.fee
            yield Payout(
                ref=po.id,
                arrived=datetime.fromtimestamp(po.arrival_date, timezone.utc).date(),
                currency=po.currency.upper(),
                gross=Decimal(gross) / 100,
                fees=Decimal(fees) / 100,
            )


class OpenExchangeRates:
    def __init__(self, app_id, base="USD"):
        self.app_id = app_id
        self.base = base

    @lru_cache(maxsize=None)
    def _day(self, day):
        r = requests.get(
            f"https://openexchangerates.org/api/historical/{day:%Y-%m-%d}.json",
            params={"app_id": self.app_id, "base": self.base}, timeout=15,
        )
        r.raise_for_status()
        return r.json()["rates"]

    def rate(self, day: date, currency):
        if currency == self.base:
            return Decimal(1)
        return (1 / Decimal(str(self._day(day)[currency]))).quantize(Decimal("0.000001"))


class NetSuiteLedger:
    def __init__(self, account, auth: OAuth1, subsidiary):
        self.url = f"https://{account.lower().replace('_', '-')}.suitetalk.api.netsuite.com/services/rest/record/v1"
        self.auth = auth
        self.subsidiary = subsidiary

    def post(self, journal: Journal):
        body = {
            "externalId": journal.external_id,
            "tranDate": journal.day.isoformat(),
            "subsidiary": {"id": self.subsidiary},
            "exchangeRate": float(journal.rate),
            "line": {"items": [
                {"account": {"id": l.account}, "debit": float(l.debit), "credit": float(l.credit), "memo": l.memo}
                for l in journal.lines
            ]},
        }
        r = requests.post(self.url + "/journalEntry", json=body, auth=self.auth, timeout=60)
        r.raise_for_status()
        return r.headers["Location"].rsplit("/", 1)[-1]


class PrintLedger:
    def post(self, journal: Journal):
        print(journal.model_dump_json(indent=2))
        return "dry"


def netsuite_from_env():
    e = os.environ
    auth = OAuth1(e["NS_CONSUMER_KEY"], e["NS_CONSUMER_SECRET"], e["NS_TOKEN"], e["NS_TOKEN_SECRET"],
                  realm=e["NS_ACCOUNT"], signature_method="HMAC-SHA256")
    return NetSuiteLedger(e["NS_ACCOUNT"], auth, e.get("NS_SUBSIDIARY", "1"))
