import asyncio
import os
import tomllib
from datetime import date, timedelta
from pathlib import Path

import httpx

from . import adapters
from .usecase import BillMonth, ProjectTerms


def last_month():
    end = date.today().replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


async def main():
    cfg = tomllib.loads(Path(os.environ.get("BILLING_TOML", "billing.toml")).read_text())
    terms = [ProjectTerms(**p) for p in cfg["project"]]
    async with httpx.AsyncClient(timeout=30) as http:
        run = BillMonth(
            time=adapters.Harvest(http),
            ledger=adapters.FreshBooks(http, os.environ["FRESHBOOKS_ACCOUNT"]),
            rates=adapters.Frankfurter(http),
            announcer=adapters.SlackAnnouncer(cfg["slack_channel"]),
            home=cfg["currency"],
        )
        await run(terms, *last_month())


asyncio.run(main())
