# 1st working day: python fetch.py 2024-03
import datetime as dt
import os
import sys

import requests
import stripe

import csvbox

stripe.api_key = os.environ["STRIPE_KEY"]


def month_bounds(arg):
    start = dt.datetime.strptime(arg, "%Y-%m").replace(tzinfo=dt.timezone.utc)
    end = (start + dt.timedelta(days=32)).replace(day=1)
    return start, end


def stripe_rows(start, end):
    span = {"gte": int(start.timestamp()), "lt": int(end.timestamp())}
    for payout in stripe.Payout.list(arrival_date=span, status="paid", limit=100).auto_paging_iter():
        gross = fee = 0
        for bt in stripe.BalanceTransaction.list(payout=payout.id, limit=100).auto_paging_iter():
            if bt.type == "payout":
                continue
            gross += bt.amount
            fee += bt.fee
        yield {
            "date": dt.date.fromtimestamp(payout.arrival_date).isoformat(),
            "reference": payout.id,
            "gross": gross / 100.0,
            "fee": fee / 100.0,
            "net": payout.amount / 100.0,
            "currency": payout.currency.upper(),
        }


def paypal_rows(start, end):
    tok = requests.post(
        "https://api-m.paypal.com/v1/oauth2/token",
        auth=(os.environ["PAYPAL_ID"], os.environ["PAYPAL_SECRET"]),
        data={"grant_type": "client_credentials"},
    ).json()["access_token"]
    page = 1
    while True:
        r = requests.get(
            "https://api-m.paypal.com/v1/reporting/transactions",
            headers={"Authorization": "Bearer " + tok},
            params={
                "start_date": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "end_date": (end - dt.timedelta(days=1)).strftime("%Y-%m-%dT23:59:59Z"),
                "fields": "transaction_info",
                "page_size": 500,
                "page": page,
            },
        )
        r.raise_for_status()
        data = r.json()
        for d in data["transaction_details"]:
            info = d["transaction_info"]
            gross = float(info["transaction_amount"]["value"])
            fee = abs(float(info.get("fee_amount", {}).get("value", 0)))
            yield {
                "date": info["transaction_initiation_date"][:10],
                "reference": info["transaction_id"],
                "gross": gross,
                "fee": fee,
                "net": gross - fee,
                "currency": info["transaction_amount"]["currency_code"],
            }
        if page >= data["total_pages"]:
            break
        page += 1


if __name__ == "__main__":
    start, end = month_bounds(sys.argv[1])
    csvbox.save(csvbox.STRIPE_FILE, stripe_rows(start, end))
    csvbox.save(csvbox.PAYPAL_FILE, paypal_rows(start, end))
