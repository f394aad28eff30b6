import os

import requests

BASE = "https://api.productboard.com"


def _get(path, **params):
    r = requests.get(BASE + path, params=params, timeout=30, headers={
        "X-Version": "1", "Authorization": "Bearer " + os.environ["PB_TOKEN"]})
    r.raise_for_status()
    return r.json()


def notes(since):
    cursor = None
    while True:
        page = _get("/notes", createdFrom=since, pageLimit=100, **({"pageCursor": cursor} if cursor else {}))
        yield from page["data"]
        cursor = page.get("pageCursor")
        if not cursor:
            break


def features():
    return _get("/features")["data"]
