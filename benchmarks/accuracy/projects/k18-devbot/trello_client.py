import os

import requests

BASE = "https://api.trello.com/1"
AUTH = {"key": os.getenv("TRELLO_KEY"), "token": os.getenv("TRELLO_TOKEN")}


def add_card(list_id, name, desc):
    """Creates the card and returns the short link."""
    res = requests.post(f"{BASE}/cards", params={**AUTH, "idList": list_id, "name": name, "desc": desc})
    res.raise_for_status()
    return res.json()["shortUrl"]


def cards(list_id):
    res = requests.get(f"{BASE}/lists/{list_id}/cards", params=AUTH)
    res.raise_for_status()
    return res.json()
