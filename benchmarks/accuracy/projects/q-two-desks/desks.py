import os
from collections import Counter
from datetime import date, timedelta

import requests


class DeskNumbers:
    """Yesterday's ticket numbers of both support brands."""

    def __init__(self):
        self.yesterday = (date.today() - timedelta(days=1)).isoformat()
        self.shop_tickets = []
        self.app_tickets = []

    # --- shop brand (Zendesk) ------------------------------------------
    def load_shop(self):
        url = "https://acmeshop.zendesk.com/api/v2/search.json"
        params = {"query": f"type:ticket created:{self.yesterday}", "per_page": 100}
        auth = (os.environ["ZENDESK_EMAIL"] + "/token", os.environ["ZENDESK_TOKEN"])
        while url:
            r = requests.get(url, params=params, auth=auth, timeout=30)
            r.raise_for_status()
            body = r.json()
            self.shop_tickets.extend(body["results"])
            url, params = body["next_page"], None
        return self

    # --- app brand (Freshdesk) -----------------------------------------
    def load_app(self):
        page = 1
        while True:
            r = requests.get(
                "https://acmeapp.freshdesk.com/api/v2/tickets",
                params={"updated_since": self.yesterday, "page": page, "per_page": 100},
                auth=(os.environ["FRESHDESK_KEY"], "X"),
                timeout=30,
            )
            r.raise_for_status()
            batch = r.json()
            self.app_tickets.extend(batch)
            if len(batch) < 100:
                break
            page += 1
        return self

    def shop_rows(self):
        counted = Counter(t["status"] for t in self.shop_tickets)
        return [[self.yesterday, status, n] for status, n in sorted(counted.items())]

    def app_records(self):
        names = {2: "open", 3: "pending", 4: "resolved", 5: "closed"}
        counted = Counter(names.get(t["status"], "other") for t in self.app_tickets)
        return [{"Day": self.yesterday, "Status": s, "Tickets": n} for s, n in counted.items()]
