import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import override

import httpx
import resend

from .types import Bill, Line, Overdue

resend.api_key = os.environ.get("RESEND_API_KEY")


class Api:
    base = ""

    def headers(self) -> dict[str, str]:
        return {}

    @cached_property
    def http(self) -> httpx.Client:
        return httpx.Client(base_url=self.base, headers=self.headers(), timeout=30)

    def __getitem__(self, path: str) -> dict:
        return self.http.get(path).raise_for_status().json()


class TimeSheets(Api):
    base = "https://api.harvestapp.com/v2"

    @override
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {os.environ["HARVEST_TOKEN"]}", "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"]}

    def lines(self, start: date, end: date) -> Iterator[Line]:
        path = f"/time_entries?from={start}&to={end}&is_billed=false&per_page=2000"
        while path:
            page = self[path]
            for e in page["time_entries"]:
                if not e["billable"]:
                    continue
                yield Line(
                    client=e["client"]["name"],
                    project=e["project"]["name"],
                    hours=Decimal(str(e["rounded_hours"])),
                    rate=Decimal(str(e["billable_rate"] or 0)),
                    currency=e["client"]["currency"],
                )
            path = (page["links"]["next"] or "").removeprefix(self.base)


class Rates(Api):
    base = "https://api.frankfurter.app"

    @lru_cache
    def to_eur(self, currency: str) -> Decimal:
        if currency == "EUR":
            return Decimal(1)
        return Decimal(str(self[f"/latest?from={currency}&to=EUR"]["rates"]["EUR"]))


class Books(Api):
    @property
    def base(self) -> str:  # type: ignore[override]
        return f"https://quickbooks.api.intuit.com/v3/company/{os.environ["QBO_REALM"]}"

    @override
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {os.environ["QBO_TOKEN"]}", "Accept": "application/json"}

    def select(self, what: str) -> list[dict]:
        got = self.http.get("/query", params={"query": what, "minorversion": 70}).raise_for_status().json()
        return next(iter(v for v in got["QueryResponse"].values() if isinstance(v, list)), [])

    def customer_id(self, name: str) -> str:
        quoted = name.replace("'", r"\'")
        return self.select(f"select Id from Customer where DisplayName = '{quoted}'")[0]["Id"]

    def invoice(self, bill: Bill) -> None:
        body = {
            "CustomerRef": {"value": self.customer_id(bill.client)},
            "CurrencyRef": {"value": bill.currency},
            "Line": [
                {
                    "Amount": float(ln.amount),
                    "Description": f"{ln.project}: {ln.hours} h",
                    "DetailType": "SalesItemLineDetail",
                    "SalesItemLineDetail": {"ItemRef": {"value": "11"}, "Qty": float(ln.hours), "UnitPrice": float(ln.rate)},
                }
                for ln in bill.lines
            ],
        }
        self.http.post("/invoice", json=body).raise_for_status()

    def overdue(self) -> Iterator[Overdue]:
        for inv in self.select(f"select * from Invoice where Balance > '0' and DueDate < '{date.today()}'"):
            yield Overdue(
                inv["DocNumber"],
                inv["CustomerRef"]["name"],
                inv.get("BillEmail", {}).get("Address", ""),
                Decimal(str(inv["Balance"])),
                date.fromisoformat(inv["DueDate"]),
            )


def remind(o: Overdue) -> None:
    resend.Emails.send({
        "from": "Accounts <accounts@acme.example>",
        "to": [o.email],
        "subject": f"Invoice {o.number} was due on {o.due:%d %b}",
        "html": f"<p>Dear {o.customer},</p><p>{o.balance} EUR are still open.</p>",
    })
