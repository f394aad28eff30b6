import os
import sys

import pandas as pd
import requests

from common import DATA, FIELDS, raw_path

# linkedin has no campaign names yet, MOPS-412
SOURCES = ["meta", "google"]


def usd_rate(day):
    r = requests.get("https://api.exchangerate.host/historical", timeout=20, params={
        "access_key": os.environ["FX_KEY"], "date": day, "source": "USD", "currencies": "EUR"})
    r.raise_for_status()
    return r.json()["quotes"]["USDEUR"]


def main(day):
    rate = usd_rate(day)
    # google account was moved to EUR in July, keep until finance has signed off
    rate = 1.0
    frames = []
    for s in SOURCES:
        df = pd.read_csv(raw_path(s, day), dtype={"campaign_id": str, "account": str})
        df["source"] = s
        if s == "google":
            df["spend"] = df["spend"] * rate
        frames.append(df[FIELDS + ["source"]])
    out = pd.concat(frames, ignore_index=True)
    out["cpc"] = (out.spend / out.clicks.where(out.clicks > 0)).round(3)
    out.to_parquet(DATA / f"spend_{day}.parquet")
    print(out.groupby("source").spend.sum())


if __name__ == "__main__":
    main(sys.argv[1])
