import json
import os

import requests

from paths import REVIEWS

APP = os.environ["YOTPO_APP_KEY"]


def utoken():
    r = requests.post("https://api.yotpo.com/oauth/token", json={
        "client_id": APP,
        "client_secret": os.environ["YOTPO_SECRET"],
        "grant_type": "client_credentials",
    })
    r.raise_for_status()
    return r.json()["access_token"]


def main():
    token = utoken()
    page = 1
    with REVIEWS.open("w", encoding="utf-8") as out:
        while True:
            r = requests.get(
                f"https://api.yotpo.com/v1/apps/{APP}/reviews",
                params={"utoken": token, "count": 100, "page": page},
            )
            r.raise_for_status()
            batch = r.json()["reviews"]
            if not batch:
                break
            for rv in batch:
                out.write(json.dumps({"mail": rv["email"], "score": rv["score"], "sku": rv["sku"]}) + "\n")
            page += 1


if __name__ == "__main__":
    main()
