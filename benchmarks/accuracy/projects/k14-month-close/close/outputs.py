from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import asana
import requests

from .models import CardSpend, SpendRow
from .settings import QuickBooksSettings, Settings


class QuickBooks:
    def __init__(self, cfg: QuickBooksSettings):
        self.base = f"{cfg.url}/{cfg.realm}"
        self.headers = {"Authorization": f"Bearer {cfg.token.get_secret_value()}",
                        "Accept": "application/json"}

    def journal_entry(self, rows: list[SpendRow], day: date) -> None:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for r in rows:
            sums[r.account] += r.amount

        def line(account, amount, side):
            return {"DetailType": "JournalEntryLineDetail", "Amount": float(amount),
                    "JournalEntryLineDetail": {"PostingType": side, "AccountRef": {"value": account}}}

        lines = [line(acc, amt, "Debit") for acc, amt in sums.items()]
        lines.append(line("89", sum(sums.values()), "Credit"))
        r = requests.post(f"{self.base}/journalentry", headers=self.headers,
                          json={"TxnDate": day.isoformat(), "Line": lines}, timeout=60)
        r.raise_for_status()

    def profit_and_loss(self, start: date, end: date) -> dict[str, str]:
        r = requests.get(f"{self.base}/reports/ProfitAndLoss", headers=self.headers, timeout=60,
                         params={"start_date": start, "end_date": end})
        r.raise_for_status()
        out = {}
        for row in r.json()["Rows"]["Row"]:
            if "Summary" in row:
                cols = row["Summary"]["ColData"]
                out[cols[0]["value"]] = cols[1]["value"]
        return out


def receipt_tasks(missing: list[CardSpend], settings: Settings) -> None:
    conf = asana.Configuration()
    conf.access_token = settings.asana_token.get_secret_value()
    tasks = asana.TasksApi(asana.ApiClient(conf))
    for m in missing:
        tasks.create_task({"data": {
            "name": f"Receipt {m.holder}: {m.merchant} {m.amount} USD",
            "notes": f"{m.day} {m.memo}",
            "projects": [settings.asana_project],
        }}, {})


def post_pnl(hook: str, month: str, figures: dict[str, str]) -> None:
    table = "\n".join(f"| {k} | {v} |" for k, v in figures.items())
    requests.post(hook, json={"username": "Month close",
                              "text": f"#### P&L {month}\n| | USD |\n|:--|--:|\n{table}"},
                  timeout=15).raise_for_status()
