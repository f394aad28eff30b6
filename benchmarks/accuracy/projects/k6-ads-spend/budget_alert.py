import gspread
import requests
from google.cloud import bigquery

import settings


def budgets():
    ws = gspread.service_account("sa.json").open(settings.BUDGET_SHEET).worksheet("current")
    return {r["campaign_id"]: float(r["budget"]) for r in ws.get_all_records()}


def spend():
    sql = f"""select campaign_id, any_value(campaign) as campaign, sum(spend) as spend
              from `{settings.SPEND_TABLE}`
              where day >= format_date('%Y-%m-01', current_date()) group by 1"""
    return bigquery.Client(project=settings.PROJECT).query(sql).result()


def telegram(text):
    requests.post(
        f"https://api.telegram.org/bot{settings.TELEGRAM_TOKEN}/sendMessage",
        data={"chat_id": settings.TELEGRAM_CHAT, "text": text, "parse_mode": "HTML"},
    )


if __name__ == "__main__":
    limit = budgets()
    over = []
    for r in spend():
        b = limit.get(r.campaign_id)
        if b and r.spend > b:
            over.append((r.campaign, r.spend, b))
    if over:
        over.sort(key=lambda t: t[2] - t[1])
        telegram("\n".join(f"<b>{name}</b>: {s:.0f} of {b:.0f} EUR" for name, s, b in over))
