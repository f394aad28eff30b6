import os
from functools import lru_cache

import redis as _redis
import requests
from notion_client import Client as Notion

G = "https://%s.gorgias.com/api" % os.environ["GORGIAS"]
G_AUTH = (os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])


@lru_cache
def redis():
    return _redis.Redis.from_url(os.environ["REDIS_URL"])


@lru_cache
def _notion():
    return Notion(auth=os.environ["NOTION_TOKEN"])


def chat(text):
    requests.post(os.environ["DISCORD_WEBHOOK"], json={"content": text})


def idea(title, body, who):
    _notion().pages.create(
        parent={"database_id": os.environ["IDEAS_DB"]},
        properties={"Name": {"title": [{"text": {"content": title}}]},
                    "From": {"email": who}},
        children=[{"object": "block", "type": "paragraph",
                   "paragraph": {"rich_text": [{"type": "text", "text": {"content": body}}]}}])


def gorgias_tag(email, tag):
    found = requests.get(G + "/customers", auth=G_AUTH, params={"email": email}).json()["data"]
    for c in found[:1]:
        requests.put("%s/customers/%s" % (G, c["id"]), auth=G_AUTH, json={"data": {"segment": tag}})
