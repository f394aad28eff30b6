import os
import requests
from .base import BaseBoard, Card

AUTH = {"key": os.environ.get("TRELLO_KEY"), "token": os.environ.get("TRELLO_TOKEN")}


class Board(BaseBoard):
    url = "https://api.trello.com/1"

    def cards(self):
        r = requests.get(f"{self.url}/boards/{self.ident}/cards", params=AUTH)
        r.raise_for_status()
        for c in r.json():
            yield Card(c["id"], c["name"], c["desc"], c["dueComplete"])
