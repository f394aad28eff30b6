"""Comment on the client's monday item when the month's spend runs over the budget column."""
import sys
from datetime import date

from lib.clients import GoogleAdsReports, Monday

BOARD = "3381920045"


def main():
    monday = Monday()
    gads = GoogleAdsReports()
    first = date.today().replace(day=1).isoformat()
    now = date.today().isoformat()
    for item in monday.items(BOARD):
        cid, budget = item.get("text_gads"), item.get("numbers_budget")
        if not (cid and budget):
            continue
        spent = sum(r["cost"] for r in gads.campaigns(cid.replace("-", ""), first, now))
        share = spent / float(budget)
        if share > 0.9:
            monday.comment(item["id"], f"Budget alert: {spent:,.0f} of {budget} spent ({share:.0%}).")
            print(item["name"], share, file=sys.stderr)


if __name__ == "__main__":
    main()
