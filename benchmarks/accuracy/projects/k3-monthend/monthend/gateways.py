from __future__ import annotations

from datetime import datetime, timezone

import chargebee
import requests
from requests_oauthlib import OAuth1

from . import settings


class BillingGateway:
    def __init__(self) -> None:
        chargebee.configure(settings.CHARGEBEE_KEY, settings.CHARGEBEE_SITE)

    def paid_invoices(self, start: datetime, end: datetime):
        offset = None
        while True:
            params = {"limit": 100, "status[is]": "paid",
                      "paid_at[between]": f"[{int(start.timestamp())},{int(end.timestamp())}]"}
            if offset:
                params["offset"] = offset
            result = chargebee.Invoice.list(params)
            for entry in result:
                yield entry.invoice
            offset = result.next_offset
            if not offset:
                break


class CardGateway:
    url = "https://platform.brexapis.com/v2/transactions/card/primary"

    def transactions(self, start: datetime):
        cursor = None
        while True:
            r = requests.get(self.url, headers={"Authorization": f"Bearer {settings.BREX_TOKEN}"},
                             params={"posted_at_start": start.isoformat(), "cursor": cursor})
            r.raise_for_status()
            body = r.json()
            yield from body["items"]
            cursor = body.get("next_cursor")
            if not cursor:
                return


class ErpGateway:
    def __init__(self) -> None:
        cfg = settings.NETSUITE
        self.base = f"https://{cfg['account']}.suitetalk.api.netsuite.com/services/rest/record/v1"
        self.auth = OAuth1(cfg["consumer_key"], cfg["consumer_secret"], cfg["token"], cfg["token_secret"],
                           realm=cfg["account"], signature_method="HMAC-SHA256")

    def post_journal(self, entry: dict) -> None:
        r = requests.post(f"{self.base}/journalEntry", json=entry, auth=self.auth)
        r.raise_for_status()


def to_day(ts: int):
    return datetime.fromtimestamp(ts, tz=timezone.utc).date()
