import functools
import time

import requests

from models import Deal, Line


def patiently(fn):
    @functools.wraps(fn)
    def wrapper(*a, **kw):
        for wait in (1, 4, 15, None):
            try:
                return fn(*a, **kw)
            except requests.HTTPError as e:
                if wait is None or e.response.status_code not in (429, 500, 502, 503):
                    raise
                time.sleep(wait)
    return wrapper


class Pipedrive:
    def __init__(self, domain, token, field):
        self.base = f"https://{domain}.pipedrive.com/api/v1"
        self.s = requests.Session()
        self.s.params = {"api_token": token}
        self.field = field

    @patiently
    def _call(self, method, path, **kw):
        r = self.s.request(method, f"{self.base}/{path}", timeout=30, **kw)
        r.raise_for_status()
        return r.json()

    def won(self):
        start = 0
        while True:
            page = self._call("GET", "deals", params={"status": "won", "start": start, "limit": 100})
            for d in page["data"] or []:
                if not d.get(self.field):
                    yield Deal(**{k: d[k] for k in ("id", "title", "value", "currency", "org_id", "won_time")})
            more = page["additional_data"]["pagination"]
            if not more["more_items_in_collection"]:
                break
            start = more["next_start"]

    def lines(self, deal_id):
        data = self._call("GET", f"deals/{deal_id}/products")["data"] or []
        return [Line(p["product"]["code"] if p.get("product") else p["name"], p["quantity"], p["item_price"])
                for p in data]

    def organization(self, org_id):
        return self._call("GET", f"organizations/{org_id}")["data"]

    def update(self, deal_id, **fields):
        return self._call("PUT", f"deals/{deal_id}", json=fields)
