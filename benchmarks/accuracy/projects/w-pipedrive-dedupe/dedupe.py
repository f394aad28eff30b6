# merges duplicate persons. the list of untouchables is kept by sales in a sheet
import os
import re
import sys
from itertools import groupby
from operator import itemgetter

import pandas as pd
import requests

COMPANY = os.environ.get("PD_COMPANY", "acme")
TOKEN = os.environ["PD_TOKEN"]
SHEET = "1pQwZk7Y_Nn2mK8k0xkJQ5aUSm1Zl2r7Y3V4TtE6h9oM"
DRY = "--dry" in sys.argv


def pd_api(method, path, params=None, data=None):
    params = dict(params or {}, api_token=TOKEN)
    r = requests.request(method, f"https://{COMPANY}.pipedrive.com/api/v1/{path}", params=params, json=data)
    r.raise_for_status()
    return r.json()


def all_persons():
    start = 0
    persons = []
    while True:
        page = pd_api("GET", "persons", {"start": start, "limit": 500})
        persons += page["data"] or []
        more = page["additional_data"]["pagination"]
        if not more["more_items_in_collection"]:
            return persons
        start = more["next_start"]


def key(p):
    for e in p.get("email") or []:
        if e["primary"] and e["value"]:
            return e["value"].strip().lower()
    for ph in p.get("phone") or []:
        digits = re.sub(r"\D", "", ph["value"] or "")
        if len(digits) > 8:
            return digits[-9:]
    return ""


def protected_ids():
    df = pd.read_csv(f"https://docs.google.com/spreadsheets/d/{SHEET}/export?format=csv&gid=0")
    df = df[df["keep"].astype(str).str.lower().isin(["x", "yes", "true"])]
    return set(df["person_id"].astype(int))


def tell(text):
    requests.post(
        f"https://api.telegram.org/bot{os.environ['TG_BOT']}/sendMessage",
        data={"chat_id": os.environ["TG_CHAT"], "text": text, "parse_mode": "HTML"},
    )


untouchable = protected_ids()
candidates = []
for p in all_persons():
    if p["id"] in untouchable or not p["active_flag"]:
        continue
    k = key(p)
    if k:
        candidates.append({"key": k, "id": p["id"], "name": p["name"],
                           "deals": p["open_deals_count"] + p["closed_deals_count"], "upd": p["update_time"]})

candidates.sort(key=itemgetter("key"))
merged = []
for k, grp in groupby(candidates, key=itemgetter("key")):
    grp = sorted(grp, key=lambda x: (x["deals"], x["upd"]), reverse=True)
    winner, losers = grp[0], grp[1:]
    for lost in losers:
        print(f"{lost['id']} -> {winner['id']} ({k})")
        if not DRY:
            pd_api("PUT", f"persons/{lost['id']}/merge", data={"merge_with_id": winner["id"]})
        merged.append(winner["name"])

if merged and not DRY:
    tell("<b>%d</b> duplicates merged:\n%s" % (len(merged), "\n".join(sorted(set(merged))[:20])))
