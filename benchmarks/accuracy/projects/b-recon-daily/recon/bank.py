import os

import requests


def incoming(day, counterparty="ADYEN"):
    """sum of what came in on the Qonto account"""
    r = requests.get(
        "https://thirdparty.qonto.com/v2/transactions",
        headers={"Authorization": f"{os.environ['QONTO_LOGIN']}:{os.environ['QONTO_SECRET']}"},
        params={"iban": os.environ["QONTO_IBAN"], "side": "credit", "settled_at_from": f"{day}T00:00:00Z", "settled_at_to": f"{day}T23:59:59Z"},
        timeout=30,
    )
    r.raise_for_status()
    return sum(t["amount_cents"] for t in r.json()["transactions"] if counterparty in t["label"].upper())
