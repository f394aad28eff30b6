import os

import requests


def _get(url, headers, params=None):
    r = requests.get(url, headers=headers, params=params, timeout=60)
    r.raise_for_status()
    return r.json()


def klaviyo_profiles():
    headers = {"Authorization": f"Klaviyo-API-Key {os.environ['KLAVIYO_KEY']}", "revision": "2024-02-15"}
    url = "https://a.klaviyo.com/api/profiles/?page[size]=100"
    while url:
        page = _get(url, headers)
        for p in page["data"]:
            yield {"id": p["id"], **p["attributes"]}
        url = page["links"].get("next")


def braze_campaigns():
    base = "https://rest.fra-01.braze.eu"
    headers = {"Authorization": f"Bearer {os.environ['BRAZE_KEY']}"}
    page = 0
    while True:
        found = _get(f"{base}/campaigns/list", headers, {"page": page, "sort_direction": "desc"})["campaigns"]
        if not found:
            return
        for c in found:
            detail = _get(f"{base}/campaigns/details", headers, {"campaign_id": c["id"]})
            yield {"id": c["id"], "name": c["name"], "channels": detail["channels"], "last_sent": detail.get("last_sent")}
        page += 1


def census_runs(sync_id: int):
    headers = {"Authorization": f"Bearer {os.environ['CENSUS_TOKEN']}"}
    return _get(f"https://app.getcensus.com/api/v1/syncs/{sync_id}/sync_runs", headers)["data"]
