import os

import requests

BASE = os.environ.get("MAGENTO_URL", "") + "/rest/V1"
S = requests.Session()
S.headers["Authorization"] = "Bearer " + os.environ.get("MAGENTO_TOKEN", "")


def pending():
    r = S.get(BASE + "/orders", params={
        "searchCriteria[filterGroups][0][filters][0][field]": "status",
        "searchCriteria[filterGroups][0][filters][0][value]": "processing",
        "searchCriteria[pageSize]": 100,
    }, timeout=60)
    r.raise_for_status()
    return r.json()["items"]


def set_exported(entity_id):
    S.post(f"{BASE}/orders/{entity_id}/comments", json={"statusHistory": {
        "status": "exported", "comment": "handed over", "is_customer_notified": 0}}, timeout=30).raise_for_status()


def ship(entity_id, tracking):
    S.post(f"{BASE}/order/{entity_id}/ship", json={
        "notify": True,
        "tracks": [{"track_number": tracking, "title": "DHL", "carrier_code": "dhl"}],
    }, timeout=30).raise_for_status()
