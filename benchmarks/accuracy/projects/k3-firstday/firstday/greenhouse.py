import os
from typing import Dict, Iterator

import requests

from .steps import retry

BASE = "https://harvest.greenhouse.io/v1"
AUTH = (os.environ.get("GREENHOUSE_KEY", ""), "")


@retry(times=4)
def _get(url, **params):
    r = requests.get(url, params=params, auth=AUTH, timeout=20)
    r.raise_for_status()
    return r


def _paged(path, **params) -> Iterator[dict]:
    url = BASE + path
    while url:
        r = _get(url, per_page=100, **params)
        yield from r.json()
        url, params = r.links.get("next", {}).get("url"), {}


def candidates(status: str, since: str) -> Iterator[Dict]:
    for offer in _paged("/offers", status=status, created_after=since):
        cand = _get(f"{BASE}/candidates/{offer['candidate_id']}").json()
        mail = next((e["value"] for e in cand["email_addresses"] if e["type"] == "personal"), None)
        yield {
            "first": cand["first_name"],
            "last": cand["last_name"],
            "email": mail,
            "title": offer.get("custom_fields", {}).get("job_title"),
            "salary": offer.get("custom_fields", {}).get("salary"),
            "starts_at": offer["starts_at"],
        }
