import argparse
import datetime as dt
import logging
import os

import gspread
import requests

from adspend import CONFIG
from adspend.registry import all_fetchers
from adspend.sources.meta import set_daily_budget
from adspend.warehouse import Warehouse

log = logging.getLogger("adspend")


def pull(day):
    wh = Warehouse()
    for name, fetch in all_fetchers().items():
        try:
            n = wh.append(fetch(day))
        except Exception:
            log.exception("%s failed", name)
            continue
        log.info("%s: %d rows", name, n)


def report():
    totals = Warehouse().month_to_date()
    text = "\n".join(f"{p:<8} {c:>12,.2f} EUR" for p, c in totals.items())
    requests.post(os.environ[CONFIG["slack"]["url_env"]], json={"text": f"Month to date\n```{text}```"}, timeout=10)


def budgets():
    """Planners keep the Meta day budgets in a sheet."""
    ws = gspread.service_account().open(CONFIG["budgets"]["sheet"]).worksheet(CONFIG["budgets"]["tab"])
    for rec in ws.get_all_records(numericise_ignore=[1]):
        if rec["active"] == "yes":
            set_daily_budget(rec["campaign_id"], float(rec["daily_eur"]))


def main():
    p = argparse.ArgumentParser(prog="adspend")
    p.add_argument("cmd", choices=["pull", "report", "budgets"])
    p.add_argument("--day", type=dt.date.fromisoformat, default=dt.date.today() - dt.timedelta(days=1))
    args = p.parse_args()
    logging.basicConfig(level=logging.INFO)
    if args.cmd == "pull":
        pull(args.day)
    elif args.cmd == "report":
        report()
    else:
        budgets()


if __name__ == "__main__":
    main()
