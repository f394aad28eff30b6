#!/usr/bin/env python3
# Household + side business money. Cron, 7:10 every day.
#
#   Starling (joint)  -> YNAB
#   Monzo (business)  -> Lunch Money
#   Wise balances     -> Telegram, Sundays
#
from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import AsyncIterator

import httpx
from pydantic import BaseModel, Field

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

CONF = tomllib.loads(Path("~/.config/bank.toml").expanduser().read_text())

BANKS = {
    "starling": {"base": "https://api.starlingbank.com/api/v2", "token": CONF["starling"]["token"]},
    "monzo": {"base": "https://api.monzo.com", "token": CONF["monzo"]["token"]},
    "wise": {"base": "https://api.wise.com", "token": CONF["wise"]["token"]},
}
DAYS = 5


class Tx(BaseModel):
    id: str
    day: date
    pence: int
    who: str = Field(max_length=200)
    note: str = ""

    @property
    def pounds(self) -> float:
        return self.pence / 100


async def call(bank: str, path: str, **params):
    b = BANKS[bank]
    async with httpx.AsyncClient(base_url=b["base"], headers={"Authorization": f"Bearer {b['token']}"}) as http:
        r = await http.get(path, params=params)
    if r.status_code == 403 and bank == "monzo":
        sys.exit("Monzo wants a new login")
    r.raise_for_status()
    return r.json()


starling = partial(call, "starling")
monzo = partial(call, "monzo")
wise = partial(call, "wise")


def since() -> str:
    return (datetime.now(timezone.utc) - timedelta(days=DAYS)).strftime("%Y-%m-%dT00:00:00.000Z")


async def starling_feed() -> AsyncIterator[Tx]:
    acc = (await starling("/accounts"))["accounts"][0]
    feed = await starling(
        f"/feed/account/{acc['accountUid']}/category/{acc['defaultCategory']}", changesSince=since()
    )
    for f in feed["feedItems"]:
        if f["status"] != "SETTLED":
            continue
        sign = 1 if f["direction"] == "IN" else -1
        yield Tx(
            id=f["feedItemUid"],
            day=f["transactionTime"][:10],
            pence=sign * f["amount"]["minorUnits"],
            who=f.get("counterPartyName", "?"),
            note=f.get("reference", ""),
        )


async def monzo_transactions() -> AsyncIterator[Tx]:
    page = await monzo(
        "/transactions", account_id=CONF["monzo"]["account"], since=since(), **{"expand[]": "merchant"}
    )
    for t in page["transactions"]:
        if t["amount"] == 0 or "decline_reason" in t:
            continue
        who = (t["merchant"] or {}).get("name") or t["description"]
        yield Tx(id=t["id"], day=t["created"][:10], pence=t["amount"], who=who, note=t["notes"])


async def to_ynab(txs: list[Tx]) -> None:
    payload = [
        {
            "account_id": CONF["ynab"]["account"],
            "date": t.day.isoformat(),
            "amount": t.pence * 10,  # milliunits
            "payee_name": t.who[:50],
            "memo": t.note,
            "cleared": "cleared",
            "import_id": "STL:" + t.id[:32],
        }
        for t in txs
    ]
    async with httpx.AsyncClient() as http:
        r = await http.post(
            f"https://api.ynab.com/v1/budgets/{CONF['ynab']['budget']}/transactions",
            headers={"Authorization": "Bearer " + CONF["ynab"]["token"]},
            json={"transactions": payload},
        )
    r.raise_for_status()
    print("ynab: duplicates", len(r.json()["data"]["duplicate_import_ids"]))


async def to_lunchmoney(txs: list[Tx]) -> None:
    asset = CONF["lunchmoney"]["asset"]
    async with httpx.AsyncClient() as http:
        r = await http.post(
            "https://dev.lunchmoney.app/v1/transactions",
            headers={"Authorization": "Bearer " + CONF["lunchmoney"]["token"]},
            json={
                "apply_rules": True,
                "skip_duplicates": True,
                "transactions": [
                    {"date": t.day.isoformat(), "payee": t.who, "amount": -t.pounds, "currency": "gbp",
                     "notes": t.note, "external_id": t.id, "asset_id": asset}
                    for t in txs
                ],
            },
        )
    r.raise_for_status()


async def sunday_message() -> None:
    profile = next(p["id"] for p in await wise("/v1/profiles") if p["type"] == "business")
    lines = []
    for b in await wise(f"/v4/profiles/{profile}/balances", types="STANDARD"):
        lines.append(f"{b['amount']['currency']} {b['amount']['value']:>12,.2f}")
    async with httpx.AsyncClient() as http:
        await http.post(
            f"https://api.telegram.org/bot{CONF['telegram']['bot']}/sendMessage",
            data={"chat_id": CONF["telegram"]["chat"], "text": "Wise today\n" + "\n".join(lines)},
        )


PAIRS = [
    ("joint", starling_feed, to_ynab),
    ("business", monzo_transactions, to_lunchmoney),
]


async def main(only: list[str]) -> None:
    jobs = []
    for label, source, sink in PAIRS:
        if only and label not in only:
            continue
        jobs.append(sink([tx async for tx in source()]))
    if date.today().weekday() == 6:
        jobs.append(sunday_message())
    await asyncio.gather(*jobs)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
