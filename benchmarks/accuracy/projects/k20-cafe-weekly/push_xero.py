# usage: python push_xero.py takings_2024-05-06.csv
# (split out of the notebook cause the xero token thing broke jupyter)
import sys
import json
import pandas as pd
import requests
from dotenv import dotenv_values

env = dotenv_values(".env")

df = pd.read_csv(sys.argv[1])
print(df)

token = requests.post(
    "https://identity.xero.com/connect/token",
    data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
    auth=(env["XERO_ID"], env["XERO_SECRET"]),
).json()["access_token"]

ACCOUNTS = {"CARD": "200", "CASH": "201", "OTHER": "260"}

lines = []
for i, row in df.iterrows():
    lines.append({
        "Description": f"Takings {row['day']} {row['source']}",
        "Quantity": 1,
        "UnitAmount": round(row["amount"], 2),
        "AccountCode": ACCOUNTS.get(row["source"], "260"),
    })

body = {"BankTransactions": [{
    "Type": "RECEIVE",
    "Contact": {"Name": "Square takings"},
    "LineItems": lines,
    "BankAccount": {"Code": "090"},
}]}
# print(json.dumps(body, indent=2))

r = requests.post(
    "https://api.xero.com/api.xro/2.0/BankTransactions",
    headers={"Authorization": "Bearer " + token, "Accept": "application/json"},
    json=body,
)
print(r.status_code)
if r.status_code != 200:
    print(r.text)
    sys.exit(1)
