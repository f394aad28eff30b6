import os
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

import httpx


@dataclass
class Bucket:
    client_id: int
    project: str
    hours: Decimal = Decimal(0)
    entries: list = field(default_factory=list)


class Harvest:
    def __init__(self, account=None, token=None):
        self._http = httpx.Client(
            base_url="https://api.harvestapp.com/v2",
            headers={
                "Harvest-Account-Id": account or os.environ["HARVEST_ACCOUNT"],
                "Authorization": f"Bearer {token or os.environ['HARVEST_TOKEN']}",
                "User-Agent": "tsinv (billing@lumenforge.dev)",
            },
        )

    def _pages(self, path, key, **params):
        page = 1
        while page:
            data = self._http.get(path, params={**params, "page": page}).raise_for_status().json()
            yield from data[key]
            page = data["next_page"]

    def unbilled(self, start, end):
        buckets = {}
        for e in self._pages("/time_entries", "time_entries", **{"from": start, "to": end, "is_billed": "false"}):
            if not e["billable"]:
                continue
            k = e["client"]["id"], e["project"]["name"]
            b = buckets.setdefault(k, Bucket(*k))
            b.hours += Decimal(str(e["rounded_hours"]))
            b.entries.append((e["id"], e.get("notes") or ""))
        out = defaultdict(list)
        for b in buckets.values():
            out[b.client_id].append(b)
        return out

    def annotate(self, entry_id, notes):
        self._http.patch(f"/time_entries/{entry_id}", json={"notes": notes}).raise_for_status()
