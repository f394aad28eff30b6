from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal

import requests

from ..model import LightspeedConf, SquareConf, Takings


class SquareTill:
    def __init__(self, conf: SquareConf) -> None:
        self.conf = conf

    def takings(self, day: date) -> Takings:
        total, count, cursor, cur = 0, 0, None, "EUR"
        while True:
            r = requests.get(
                "https://connect.squareup.com/v2/payments",
                headers={"Authorization": f"Bearer {os.environ[self.conf.token_env]}", "Square-Version": "2024-05-15"},
                params={
                    "location_id": self.conf.location,
                    "begin_time": f"{day}T00:00:00Z",
                    "end_time": f"{day + timedelta(days=1)}T00:00:00Z",
                    "cursor": cursor,
                },
            )
            body = r.json()
            for p in body.get("payments", []):
                if p["status"] == "COMPLETED":
                    total += p["total_money"]["amount"]
                    cur = p["total_money"]["currency"]
                    count += 1
            cursor = body.get("cursor")
            if not cursor:
                return Takings(day=day, gross=Decimal(total) / 100, receipts=count, currency=cur)


class LightspeedTill:
    def __init__(self, conf: LightspeedConf) -> None:
        self.url = f"https://api.lightspeedapp.com/API/V3/Account/{conf.account}/Sale.json"
        self.headers = {"Authorization": f"Bearer {os.environ[conf.token_env]}"}

    def takings(self, day: date) -> Takings:
        params = {"completed": "true", "timeStamp": f"><,{day}T00:00:00,{day}T23:59:59", "limit": 100}
        sales: list[dict] = []
        url = self.url
        while url:
            body = requests.get(url, headers=self.headers, params=params, timeout=30).json()
            sales += body.get("Sale") or []
            url, params = body["@attributes"].get("next"), None
        return Takings(
            day=day, gross=sum((Decimal(s["calcTotal"]) for s in sales), Decimal(0)), receipts=len(sales), currency="DKK"
        )


POS = {"square": SquareTill, "lightspeed": LightspeedTill}
