import json
import os
import sys
import time

import pandas as pd
import requests

CACHE = "work/geo.json"
cache = json.load(open(CACHE)) if os.path.exists(CACHE) else {}


def locate(address):
    if address not in cache:
        r = requests.get("https://api.mapbox.com/geocoding/v5/mapbox.places/%s.json" % requests.utils.quote(address),
                         params={"access_token": os.environ["MAPBOX"], "limit": 1, "country": "de"})
        r.raise_for_status()
        feats = r.json()["features"]
        cache[address] = feats[0]["center"] if feats else None
        time.sleep(0.1)
    return cache[address]


src, dst = sys.argv[1:3]
df = pd.read_csv(src, dtype=str)
points = (df["Street"] + ", " + df["Zip"] + " " + df["City"]).map(locate)
df["lon"] = [p[0] if p else None for p in points]
df["lat"] = [p[1] if p else None for p in points]
df[["MemberNo", "Section", "Zip", "lon", "lat"]].to_csv(dst, index=False)
json.dump(cache, open(CACHE, "w"))
