"""Make the Klaviyo list equal to the cohort file."""
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import requests

COHORT = Path(__file__).resolve().parents[1] / "data" / "winback.parquet"
LIST_ID = os.getenv("KLAVIYO_LIST", "WkY3aB")
HEAD = {
    "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
    "revision": "2024-05-15",
    "accept": "application/json",
}
BASE = "https://a.klaviyo.com/api"


def current():
    url = f"{BASE}/lists/{LIST_ID}/profiles/?page[size]=100&fields[profile]=email"
    out = {}
    while url:
        j = requests.get(url, headers=HEAD, timeout=30).json()
        out.update({p["attributes"]["email"]: p["id"] for p in j["data"]})
        url = j["links"].get("next")
    return out


def upsert(rec):
    body = {"data": {"type": "profile", "attributes": {
        "email": rec["email"],
        "first_name": rec["first_name"],
        "properties": {"winback_tier": rec["tier"], "silent_days": int(rec["silent_days"])},
    }}}
    r = requests.post(f"{BASE}/profile-import/", json=body, headers=HEAD, timeout=30)
    r.raise_for_status()
    return r.json()["data"]["id"]


def relation(method, ids):
    for i in range(0, len(ids), 1000):
        body = {"data": [{"type": "profile", "id": x} for x in ids[i:i + 1000]]}
        requests.request(method, f"{BASE}/lists/{LIST_ID}/relationships/profiles/", json=body,
                         headers=HEAD, timeout=60).raise_for_status()


def main():
    df = pd.read_parquet(COHORT)
    df["email"] = df["email"].str.lower()
    before = current()
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(upsert, df.to_dict("records")))
    relation("POST", ids)
    gone = [pid for mail, pid in before.items() if mail not in set(df["email"])]
    relation("DELETE", gone)
    print(f"{len(ids)} in, {len(gone)} out")


if __name__ == "__main__":
    main()
