"""Bank lines from Qonto -> data/bank.json"""
import json

import requests

from settings import DATA, QONTO_LOGIN, QONTO_SECRET, QONTO_ACCOUNT

URL = "https://thirdparty.qonto.com/v2/transactions"


def lines():
    page = 1
    while page:
        r = requests.get(
            URL,
            headers={"Authorization": f"{QONTO_LOGIN}:{QONTO_SECRET}"},
            params={"bank_account_id": QONTO_ACCOUNT, "side": "credit", "current_page": page, "per_page": 100},
            timeout=30,
        )
        r.raise_for_status()
        body = r.json()
        yield from body["transactions"]
        page = body["meta"]["next_page"]


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    keep = ("transaction_id", "settled_at", "amount", "currency", "label", "reference")
    with open(DATA / "bank.json", "w") as fh:
        json.dump([{k: t.get(k) for k in keep} for t in lines()], fh)
