"""Step 1: all gifts of the tax year out of Raiser's Edge into work/gifts.csv"""
import argparse
import csv
import os

import requests

API = "https://api.sky.blackbaud.com"


class Sky(object):
    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Bb-Api-Subscription-Key"] = os.environ["SKY_SUBSCRIPTION_KEY"]
        self.s.headers["Authorization"] = "Bearer " + self._refresh()

    def _refresh(self):
        r = requests.post("https://oauth2.sky.blackbaud.com/token",
                          data={"grant_type": "refresh_token", "refresh_token": os.environ["SKY_REFRESH_TOKEN"]},
                          auth=(os.environ["SKY_APP_ID"], os.environ["SKY_APP_SECRET"]))
        r.raise_for_status()
        return r.json()["access_token"]

    def pages(self, path, **params):
        url = API + path
        while url:
            r = self.s.get(url, params=params)
            r.raise_for_status()
            data = r.json()
            yield data["value"]
            url, params = data.get("next_link"), {}

    def constituent(self, cid, _cache={}):
        if cid not in _cache:
            _cache[cid] = self.s.get(API + "/constituent/v1/constituents/" + cid).json()
        return _cache[cid]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("year", type=int)
    year = ap.parse_args().year
    sky = Sky()
    with open("work/gifts.csv", "w", newline="") as fh:
        out = csv.DictWriter(fh, ["constituent", "name", "email", "date", "amount"])
        out.writeheader()
        for page in sky.pages("/gift/v1/gifts", start_gift_date="%d-04-06" % (year - 1), end_gift_date="%d-04-05" % year, limit=500):
            for g in page:
                c = sky.constituent(g["constituent_id"])
                email = (c.get("email") or {}).get("address")
                if c.get("deceased") or not email:
                    continue
                out.writerow({"constituent": c["id"], "name": c["name"], "email": email,
                              "date": g["date"][:10], "amount": g["amount"]["value"]})


if __name__ == "__main__":
    main()
