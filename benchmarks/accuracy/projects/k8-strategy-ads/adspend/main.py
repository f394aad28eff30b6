"""Usage: python -m adspend.main {spend,budgets,alert}"""
from __future__ import annotations

import argparse
import datetime as dt
import os

import gspread
import pymsteams

from . import warehouse
from .platforms import PLATFORMS


def do_spend(day: dt.date) -> None:
    for platform_class in PLATFORMS.values():
        warehouse.store(platform_class().spend(day))


def do_budgets(day: dt.date) -> None:
    """The media planners own the sheet: platform | campaign id | budget."""
    sheet = gspread.service_account().open("Media plan").worksheet(day.strftime("%Y-%m"))
    live = {key: cls() for key, cls in PLATFORMS.items()}
    for rec in sheet.get_all_records():
        platform = live.get(str(rec["platform"]).strip().lower())
        if platform is None or not rec["budget"]:
            continue
        platform.set_daily_budget(str(rec["campaign id"]), float(rec["budget"]))


def do_alert(day: dt.date) -> None:
    lines = [f"- {name}: {cost:.0f} of {planned:.0f} planned" for name, cost, planned in warehouse.overspenders(day)]
    if lines:
        card = pymsteams.connectorcard(os.environ["TEAMS_HOOK"])
        card.title("Overspending campaigns")
        card.text("\n".join(lines))
        card.send()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("job", choices=["spend", "budgets", "alert"])
    ap.add_argument("--day", type=dt.date.fromisoformat, default=dt.date.today() - dt.timedelta(days=1))
    ns = ap.parse_args()
    globals()["do_" + ns.job](ns.day)
