"""bank - move the statements where the accountants want them

  bank wise      balance statement of Wise  -> Xero
  bank qonto     transactions of Qonto      -> sheet "Cash"
  bank payroll   salaries of Personio       -> SFTP of the payroll office
"""
from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Callable, Iterator

import click
import gspread
import paramiko
import requests


@dataclass(frozen=True)
class Booking:
    ref: str
    day: str
    amount: float
    currency: str
    text: str


def fetch(url: str, headers: dict[str, str], params: dict[str, Any] | None = None) -> dict:
    r = requests.get(url, headers=headers, params=params, timeout=30)
    if not r.ok:
        raise click.ClickException(f"{url}: {r.status_code}")
    return r.json()


def put(url: str, headers: dict[str, str], body: dict) -> None:
    r = requests.put(url, headers=headers, json=body, timeout=30)
    if not r.ok:
        raise click.ClickException(f"{url}: {r.status_code}")


# -- sources

def wise_bookings(start: date, end: date) -> Iterator[Booking]:
    profile, balance = os.environ["WISE_PROFILE"], os.environ["WISE_BALANCE"]
    data = fetch(
        f"https://api.wise.com/v1/profiles/{profile}/balance-statements/{balance}/statement.json",
        {"Authorization": "Bearer " + os.environ["WISE_TOKEN"]},
        {
            "currency": "EUR",
            "intervalStart": f"{start}T00:00:00.000Z",
            "intervalEnd": f"{end}T23:59:59.999Z",
            "type": "COMPACT",
        },
    )
    for t in data["transactions"]:
        yield Booking(
            t["referenceNumber"], t["date"][:10], t["amount"]["value"], t["amount"]["currency"], t["details"]["description"]
        )


def qonto_bookings(start: date, end: date) -> Iterator[Booking]:
    page: int | None = 1
    while page:
        data = fetch(
            "https://thirdparty.qonto.com/v2/transactions",
            {"Authorization": f"{os.environ['QONTO_LOGIN']}:{os.environ['QONTO_SECRET']}"},
            {
                "iban": os.environ["QONTO_IBAN"],
                "settled_at_from": f"{start}T00:00:00.000Z",
                "settled_at_to": f"{end}T23:59:59.999Z",
                "current_page": page,
            },
        )
        for t in data["transactions"]:
            sign = 1 if t["side"] == "credit" else -1
            yield Booking(t["transaction_id"], t["settled_at"][:10], sign * t["amount"], t["currency"], t["label"])
        page = data["meta"]["next_page"]


# -- targets

def to_xero(b: Booking) -> None:
    put(
        "https://api.xero.com/api.xro/2.0/BankTransactions",
        {
            "Authorization": "Bearer " + os.environ["XERO_TOKEN"],
            "Xero-Tenant-Id": os.environ["XERO_TENANT"],
            "Accept": "application/json",
        },
        {
            "BankTransactions": [
                {
                    "Type": "RECEIVE" if b.amount > 0 else "SPEND",
                    "Contact": {"Name": b.text[:100]},
                    "Date": b.day,
                    "Reference": b.ref,
                    "LineItems": [{"Description": b.text, "Quantity": 1, "UnitAmount": abs(b.amount), "AccountCode": "999"}],
                    "BankAccount": {"Code": "090"},
                }
            ]
        },
    )


def sheet_writer() -> tuple[Callable[[Booking], None], Callable[[], None]]:
    rows: list[list] = []

    def add(b: Booking) -> None:
        rows.append([b.day, b.text, b.amount, b.currency, b.ref])

    def flush() -> None:
        ws = gspread.service_account().open("Cash").sheet1
        ws.append_rows(rows, value_input_option="USER_ENTERED")

    return add, flush


def each(bookings: Iterator[Booking], action: Callable[[Booking], None]) -> int:
    n = 0
    for b in bookings:
        action(b)
        n += 1
    return n


# -- commands

@click.group()
@click.option("--days", default=1)
@click.pass_context
def cli(ctx: click.Context, days: int) -> None:
    end = date.today() - timedelta(days=1)
    ctx.obj = (end - timedelta(days=days - 1), end)


@cli.command()
@click.pass_obj
def wise(span: tuple[date, date]) -> None:
    click.echo(each(wise_bookings(*span), to_xero))


@cli.command()
@click.pass_obj
def qonto(span: tuple[date, date]) -> None:
    add, flush = sheet_writer()
    n = each(qonto_bookings(*span), add)
    if n:
        flush()
    click.echo(n)


@cli.command()
@click.option("--dest", default="/upload")
def payroll(dest: str) -> None:
    head = {"Authorization": "Bearer " + os.environ["PERSONIO_TOKEN"]}
    data = fetch("https://api.personio.de/v1/company/employees", head, {"limit": 200})
    out = io.StringIO()
    w = csv.writer(out, delimiter=";")
    w.writerow(["id", "name", "salary", "cost_center"])
    for e in data["data"]:
        a = {k: v["value"] for k, v in e["attributes"].items()}
        w.writerow([a["id"], f"{a['last_name']}, {a['first_name']}", a["fix_salary"], a.get("cost_centers")])

    transport = paramiko.Transport((os.environ["SFTP_HOST"], 22))
    transport.connect(username=os.environ["SFTP_USER"], password=os.environ["SFTP_PASS"])
    sftp = paramiko.SFTPClient.from_transport(transport)
    with sftp.open(f"{dest}/salary_{datetime.now():%Y%m}.csv", "w") as fh:
        fh.write(out.getvalue())
    sftp.close()
    transport.close()


if __name__ == "__main__":
    cli()
