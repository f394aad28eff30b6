import os
import requests

BASE = "https://api.yotpo.com"


def _token():
    r = requests.post(BASE + "/oauth/token", json={
        "client_id": os.environ["YOTPO_KEY"], "client_secret": os.environ["YOTPO_SECRET"],
        "grant_type": "client_credentials"})
    return r.json()["access_token"]


def reviews_since(last_id):
    token, page = _token(), 1
    while True:
        r = requests.get(f"{BASE}/v1/apps/{os.environ['YOTPO_KEY']}/reviews", params={
            "utoken": token, "since_id": last_id, "count": 100, "page": page})
        r.raise_for_status()
        rows = r.json()["reviews"]
        if not rows:
            return
        for row in rows:
            yield row
        page += 1
