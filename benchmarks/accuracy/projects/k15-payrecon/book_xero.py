"""Ltd company books in Xero: one bank transaction per card payout."""
import os

import requests

from csvbox import STRIPE_FILE, load

API = "https://api.xero.com/api.xro/2.0/BankTransactions"
HEADERS = {
    "Authorization": "Bearer " + os.environ["XERO_ACCESS_TOKEN"],
    "Xero-tenant-id": os.environ["XERO_TENANT"],
    "Accept": "application/json",
}


def transaction(row):
    return {
        "Type": "RECEIVE",
        "Contact": {"Name": "Stripe"},
        "BankAccount": {"Code": "091"},
        "Date": row["date"],
        "Reference": row["reference"],
        "CurrencyCode": row["currency"],
        "LineAmountTypes": "NoTax",
        "LineItems": [
            {"Description": "Card sales", "UnitAmount": row["gross"], "Quantity": 1, "AccountCode": "200"},
            {"Description": "Card fees", "UnitAmount": "-" + row["fee"], "Quantity": 1, "AccountCode": "404"},
        ],
    }


def main():
    body = {"BankTransactions": [transaction(r) for r in load(STRIPE_FILE)]}
    r = requests.put(API, headers=HEADERS, json=body)
    r.raise_for_status()
    print("xero:", r.json()["Status"])


if __name__ == "__main__":
    main()
