from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret

import clients
import sheet

BASE = "GBP"


@task(retries=3, retry_delay_seconds=30)
def fetch_balances() -> dict[str, float]:
    token = Secret.load("wise-token").get()
    totals: dict[str, float] = defaultdict(float)
    for profile in clients.wise(token, "/v1/profiles"):
        for b in clients.wise(token, f"/v4/profiles/{profile['id']}/balances", types="STANDARD"):
            totals[b["amount"]["currency"]] += b["amount"]["value"]
    return dict(totals)


@task(retries=3, retry_delay_seconds=30)
def fetch_receivables() -> list[dict]:
    return [
        {
            "number": inv.invoice_number,
            "contact": inv.contact.name,
            "due": inv.due_date,
            "currency": inv.currency_code.value,
            "amount": float(inv.amount_due),
        }
        for inv in clients.open_invoices(Secret.load("xero-token").get())
    ]


@task
def fetch_rates(currencies: list[str]) -> dict[str, float]:
    return {c: 1.0 if c == BASE else clients.rate(c, BASE) for c in currencies}


@task
def forecast(balances, receivables, rates, weeks: int = 6):
    cash = sum(v * rates[c] for c, v in balances.items())
    out = [("today", round(cash, 2))]
    for w in range(1, weeks + 1):
        until = date.today() + timedelta(weeks=w)
        expected = sum(r["amount"] * rates[r["currency"]] for r in receivables if r["due"] and r["due"] <= until)
        out.append((until.isoformat(), round(cash + expected, 2)))
    return out


@task
def publish(rows, receivables):
    sheet.replace("Forecast", [["week", f"cash {BASE}"], *map(list, rows)])
    sheet.replace(
        "Receivables",
        [["invoice", "customer", "due", "currency", "amount"]]
        + [[r["number"], r["contact"], str(r["due"]), r["currency"], r["amount"]] for r in receivables],
    )


@task
def warn(balances: dict[str, float], floor: dict[str, float]) -> None:
    low = {c: v for c, v in balances.items() if v < floor.get(c, 0)}
    if low:
        text = "Low balance: " + ", ".join(f"{v:,.0f} {c}" for c, v in low.items())
        clients.teams(Secret.load("teams-webhook").get(), text)


@flow(name="treasury-forecast", log_prints=True)
def treasury(floor: dict[str, float] | None = None):
    balances = fetch_balances.submit()
    receivables = fetch_receivables.submit()
    b, r = balances.result(), receivables.result()
    rates = fetch_rates(sorted(set(b) | {x["currency"] for x in r}))
    rows = forecast(b, r, rates)
    publish(rows, r)
    warn(b, floor or {"GBP": 50_000, "EUR": 20_000})
    get_run_logger().info("%d open invoices", len(r))


if __name__ == "__main__":
    treasury.serve(name="weekdays", cron="0 7 * * 1-5")
