import importlib
import os
import pkgutil
from collections import defaultdict
from datetime import date, timedelta

import gspread
import requests
import yaml
from slack_sdk import WebClient

import connectors
from connectors.base import REGISTRY

for mod in pkgutil.iter_modules(connectors.__path__):
    importlib.import_module("connectors." + mod.name)


def hours_logged(project, start, end):
    r = requests.get(
        "https://api.harvestapp.com/v2/time_entries",
        params={"project_id": project, "from": start, "to": end},
        headers={"Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"], "Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
                 "User-Agent": "reporting (dev@studio-krone.de)"},
    )
    r.raise_for_status()
    return sum(e["hours"] for e in r.json()["time_entries"])


def run_client(cfg, gc, slack, start, end):
    book = gc.open_by_key(cfg["sheet"])
    rows = []
    for name, account in cfg["sources"].items():
        rows.extend(REGISTRY[name](account).rows(start, end))
    rows.sort(key=lambda r: (r.day, r.channel))

    book.worksheet("raw").append_rows(
        [[str(r.day), r.channel, r.campaign, round(r.cost, 2), r.clicks, r.conversions] for r in rows]
    )

    totals = defaultdict(float)
    for r in rows:
        totals[r.channel] += r.cost

    budgets = {b["channel"]: float(b["monthly"]) for b in book.worksheet("budget").get_all_records()}
    lines = []
    for channel, cost in totals.items():
        share = cost / budgets[channel] * 100 if budgets.get(channel) else 0
        lines.append(f"{channel}: {cost:,.2f} EUR ({share:.0f} % of {budgets.get(channel, 0):,.0f})")
    slack.chat_postMessage(channel=cfg["slack"], text=f"Ad spend {start} to {end}\n" + "\n".join(lines))

    # internal only
    hours = hours_logged(cfg["harvest_project"], start, end)
    print(f"{cfg['name']}: {hours:.1f} h, margin check {sum(totals.values()) * 0.12 - hours * 95:.0f}")


if __name__ == "__main__":
    end = date.today() - timedelta(days=1)
    start = end.replace(day=1)
    gc = gspread.service_account()
    slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
    for cfg in yaml.safe_load(open("clients.yml")):
        run_client(cfg, gc, slack, start, end)
