from __future__ import annotations

import logging
import tomllib
from datetime import date, timedelta
from pathlib import Path

from .books import BOOKS
from .model import Tenant
from .pos import POS

log = logging.getLogger("tills")


def tenants(path: Path = Path("tenants.toml")) -> list[Tenant]:
    return [Tenant(**t) for t in tomllib.loads(path.read_text())["tenant"]]


def close_day(tenant: Tenant, day: date) -> None:
    till = POS[tenant.pos.type](tenant.pos)
    books = BOOKS[tenant.books.type](tenant.books)
    takings = till.takings(day)
    if takings.receipts:
        books.book(takings, tenant.tax_percent)


if __name__ == "__main__":
    for t in tenants():
        try:
            close_day(t, date.today() - timedelta(days=1))
        except Exception:
            log.exception("tenant %s", t.name)
