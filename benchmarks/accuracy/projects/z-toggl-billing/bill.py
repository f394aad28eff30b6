"""Monthly hours -> billing sheet.

    python bill.py run --month 2024-05
    python bill.py remind
"""
import calendar
import os
from datetime import date, timedelta
from typing import Dict, List

import gspread
import requests
import typer

app = typer.Typer(add_completion=False)

WORKSPACE = int(os.environ.get("TOGGL_WORKSPACE", "0"))
SHEET_KEY = os.environ.get("BILLING_SHEET", "")
SLACK_CHANNEL = "#timesheets"


def toggl_summary(first: date, last: date) -> List[dict]:
    resp = requests.post(
        f"https://api.track.toggl.com/reports/api/v3/workspace/{WORKSPACE}/summary/time_entries",
        auth=(os.environ["TOGGL_TOKEN"], "api_token"),
        json={
            "start_date": first.isoformat(),
            "end_date": last.isoformat(),
            "grouping": "projects",
            "sub_grouping": "users",
        },
    )
    resp.raise_for_status()
    return resp.json()["groups"]


def toggl_projects() -> Dict[int, str]:
    resp = requests.get(
        f"https://api.track.toggl.com/api/v9/workspaces/{WORKSPACE}/projects",
        auth=(os.environ["TOGGL_TOKEN"], "api_token"),
        params={"active": "both"},
    )
    resp.raise_for_status()
    return {p["id"]: p["name"] for p in resp.json()}


def open_sheet():
    gc = gspread.service_account(filename=os.environ["GOOGLE_SA_FILE"])
    return gc.open_by_key(SHEET_KEY)


@app.command()
def run(month: str = typer.Option(..., help="YYYY-MM"), mail: bool = True):
    year, mon = map(int, month.split("-"))
    first = date(year, mon, 1)
    last = date(year, mon, calendar.monthrange(year, mon)[1])

    book = open_sheet()
    rates = {r["Project"]: float(r["Rate"]) for r in book.worksheet("Rates").get_all_records()}

    names = toggl_projects()
    lines, total_hours, total_amount = [], 0.0, 0.0
    for group in toggl_summary(first, last):
        name = names.get(group["id"], "(no project)")
        hours = sum(s["seconds"] for s in group["sub_groups"]) / 3600
        rate = rates.get(name, 0)
        lines.append([month, name, round(hours, 2), rate, round(hours * rate, 2)])
        total_hours += hours
        total_amount += hours * rate

    book.worksheet("Billing").append_rows(lines, value_input_option="USER_ENTERED")
    typer.echo(f"{len(lines)} lines written")

    if mail:
        requests.post(
            "https://api.postmarkapp.com/email",
            headers={"X-Postmark-Server-Token": os.environ["POSTMARK_TOKEN"]},
            json={
                "From": "billing@nordlicht.example",
                "To": "boss@nordlicht.example",
                "Subject": f"Billing {month}",
                "TextBody": (
                    f"{total_hours:.1f} hours, {total_amount:.2f} EUR.\n"
                    f"https://docs.google.com/spreadsheets/d/{SHEET_KEY}"
                ),
            },
        ).raise_for_status()


def last_working_day(today: date) -> date:
    r = requests.get(f"https://date.nager.at/api/v3/PublicHolidays/{today.year}/DE", timeout=10)
    r.raise_for_status()
    off = {h["date"] for h in r.json() if h["global"]}
    day = date(today.year, today.month, calendar.monthrange(today.year, today.month)[1])
    while day.weekday() > 4 or day.isoformat() in off:
        day -= timedelta(days=1)
    return day


@app.command()
def remind():
    """Last working day: ask everybody to fill in their hours."""
    if date.today() != last_working_day(date.today()):
        raise typer.Exit()
    requests.post(
        "https://slack.com/api/chat.postMessage",
        headers={"Authorization": "Bearer " + os.environ["SLACK_TOKEN"]},
        json={"channel": SLACK_CHANNEL, "text": "Please complete your Toggl entries today :pray:"},
    )


if __name__ == "__main__":
    app()
