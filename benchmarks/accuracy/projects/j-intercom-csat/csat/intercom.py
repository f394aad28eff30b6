import logging
import time

import requests

log = logging.getLogger(__name__)

API = "https://api.intercom.io"


class IntercomClient:
    def __init__(self, token, page_size=100):
        self._session = requests.Session()
        self._session.headers.update(
            {
                "Authorization": f"Bearer {token}",
                "Intercom-Version": "2.10",
                "Accept": "application/json",
            }
        )
        self._page_size = page_size

    def _search(self, query, cursor=None):
        pagination = {"per_page": self._page_size}
        if cursor:
            pagination["starting_after"] = cursor
        response = self._session.post(
            f"{API}/conversations/search",
            json={"query": query, "pagination": pagination},
            timeout=30,
        )
        if response.status_code == 429:
            time.sleep(int(response.headers.get("Retry-After", 10)))
            return self._search(query, cursor)
        response.raise_for_status()
        return response.json()

    def rated_since(self, since):
        query = {
            "operator": "AND",
            "value": [
                {"field": "conversation_rating.requested_at", "operator": ">", "value": since},
                {"field": "state", "operator": "=", "value": "closed"},
            ],
        }
        cursor = None
        while True:
            page = self._search(query, cursor)
            log.debug("page with %d conversations", len(page["conversations"]))
            yield from page["conversations"]
            following = (page.get("pages") or {}).get("next")
            if not following:
                return
            cursor = following["starting_after"]
