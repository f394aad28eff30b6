import argparse
import os

import pandas as pd
import requests


def pages(path, key, **params):
    s = requests.Session()
    s.headers.update({"X-Recharge-Access-Token": os.environ["RECHARGE_TOKEN"], "X-Recharge-Version": "2021-11"})
    params["limit"] = 250
    while True:
        r = s.get("https://api.rechargeapps.com" + path, params=params, timeout=60)
        r.raise_for_status()
        body = r.json()
        yield from body[key]
        if not body.get("next_cursor"):
            return
        params = {"limit": 250, "cursor": body["next_cursor"]}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--day", required=True)
    ap.add_argument("--out", required=True)
    args = ap.parse_args()

    subs = pd.json_normalize(list(pages("/subscriptions", "subscriptions", updated_at_min=args.day)))
    customers = pd.json_normalize(list(pages("/customers", "customers", updated_at_min=args.day)))[["id", "email", "first_name"]]
    df = subs.merge(customers, left_on="customer_id", right_on="id", suffixes=("", "_customer"))
    df = df[["id", "email", "first_name", "status", "product_title", "price", "created_at", "cancelled_at", "cancellation_reason"]]
    df["day"] = args.day
    df.to_parquet(args.out, index=False)
    print(f"{len(df)} subscriptions")


if __name__ == "__main__":
    main()
