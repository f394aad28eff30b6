import os

import requests
import spotipy
from googleapiclient.discovery import build
from notion_client import Client
from spotipy.oauth2 import SpotifyClientCredentials


def channels(ids):
    yt = build("youtube", "v3", developerKey=os.environ["YOUTUBE_KEY"])
    out = []
    for i in range(0, len(ids), 50):
        resp = yt.channels().list(part="snippet,statistics", id=",".join(ids[i:i + 50])).execute()
        out.extend(resp.get("items", []))
    return out


def artists(query):
    sp = spotipy.Spotify(auth_manager=SpotifyClientCredentials())
    found = sp.search(q=query, type="show", market="DE", limit=50)
    return [{"name": s["name"], "publisher": s["publisher"], "total_episodes": s["total_episodes"]}
            for s in found["shows"]["items"]]


def short_link(url):
    r = requests.post(
        "https://api-ssl.bitly.com/v4/shorten",
        headers={"Authorization": "Bearer " + os.environ["BITLY_TOKEN"]},
        json={"long_url": url, "domain": "bit.ly"},
    )
    r.raise_for_status()
    return r.json()["link"]


class NotionDb:
    def __init__(self, token, database_id):
        self.client = Client(auth=token)
        self.database_id = database_id

    def add(self, row):
        page = self.client.pages.create(
            parent={"database_id": self.database_id},
            properties={
                "Name": {"title": [{"text": {"content": row["name"]}}]},
                "Subscribers": {"number": int(row["subs"])},
                "Link": {"url": row["link"]},
                "Note": {"rich_text": [{"text": {"content": str(row["note"])}}]},
            },
        )
        return page["id"]
