import os
import requests
from .base import BaseBoard, Card


class Board(BaseBoard):
    url = "https://api.clickup.com/api/v2"
    headers = {"Authorization": os.environ.get("CLICKUP_TOKEN", "")}

    def cards(self):
        page, last = 0, False
        while not last:
            body = requests.get(f"{self.url}/list/{self.ident}/task", headers=self.headers,
                                params={"page": page, "include_closed": "true"}).json()
            for t in body["tasks"]:
                yield Card(t["id"], t["name"], t.get("text_content") or "", t["status"]["type"] == "closed")
            last = body.get("last_page", True)
            page += 1

    def _body(self, card):
        return {"name": card.title, "description": card.body, "status": "complete" if card.done else "to do"}

    def create(self, card):
        return requests.post(f"{self.url}/list/{self.ident}/task", headers=self.headers, json=self._body(card)).json()["id"]

    def update(self, ref, card):
        requests.put(f"{self.url}/task/{ref}", headers=self.headers, json=self._body(card)).raise_for_status()
