"""Step 3: data/balance.csv + data/rates.json -> data/journal.json (lines per account)"""
import json

import pandas as pd

ACCOUNTS = {"charge": "200", "refund": "201", "payout": "090", "stripe_fee": "404", "adjustment": "498"}

df = pd.read_csv("data/balance.csv")
rates = json.load(open("data/rates.json"))["rates"]
rates["EUR"] = 1.0

df["rate"] = df.currency.str.upper().map(rates)
if df.rate.isna().any():
    raise SystemExit("no rate for " + ", ".join(df[df.rate.isna()].currency.unique()))
for col in ("amount", "fee", "net"):
    df[col + "_eur"] = (df[col] / 100 / df.rate).round(2)

df["account"] = df.type.map(ACCOUNTS).fillna("498")
lines = (df.groupby("account").amount_eur.sum().round(2) * -1).to_dict()
fee = round(df.fee_eur.sum(), 2)
lines["404"] = round(lines.get("404", 0) + fee, 2)
lines["091"] = -round(sum(lines.values()), 2)

with open("data/journal.json", "w") as fh:
    json.dump([{"account": a, "amount": v} for a, v in sorted(lines.items()) if v], fh, indent=1)
