import argparse
import logging
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date, timedelta

import pymsteams

from .sources import ALL
from .warehouse import Warehouse

log = logging.getLogger("adspend")


def run(source_cls, start, end):
    return source_cls().collect(start, end)


def main():
    p = argparse.ArgumentParser("adspend")
    p.add_argument("--days", type=int, default=3)
    args = p.parse_args()
    end = date.today() - timedelta(days=1)
    start = end - timedelta(days=args.days - 1)

    rows, failed = [], []
    with ThreadPoolExecutor(max_workers=len(ALL)) as pool:
        futures = {pool.submit(run, cls, start, end): cls.platform for cls in ALL}
        for fut in as_completed(futures):
            try:
                rows.extend(fut.result())
            except Exception:
                log.exception("source %s", futures[fut])
                failed.append(futures[fut])

    wh = Warehouse(os.environ.get("GCP_PROJECT"))
    wh.replace_days(start, end, rows)

    spend = Counter()
    for r in rows:
        if r.day == str(end):
            spend[r.platform] += r.spend

    budgets = wh.budgets(end.strftime("%Y-%m"))
    card = pymsteams.connectorcard(os.environ["TEAMS_WEBHOOK"])
    card.title(f"Ad spend {end}")
    card.text("Sources failed: " + ", ".join(failed) if failed else "all sources ok")
    section = pymsteams.cardsection()
    for platform, amount in spend.most_common():
        section.addFact(platform, f"{amount:,.0f} EUR (month budget {budgets.get(platform, 0):,.0f})")
    card.addSection(section)
    card.send()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
