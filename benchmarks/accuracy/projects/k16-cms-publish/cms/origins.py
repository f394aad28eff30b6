import contentful
from googleapiclient.discovery import build
from notion_client import Client
from notion_client.helpers import iterate_paginated_api

from . import settings as s
from .schema import ArticleSchema

article = ArticleSchema()


def contentful_entries(content_type="article"):
    client = contentful.Client(s.CONTENTFUL_SPACE, s.CONTENTFUL_TOKEN)
    skip = 0
    while True:
        page = client.entries({"content_type": content_type, "limit": 200, "skip": skip})
        for e in page:
            yield e.id, article.load(e.fields())
        skip += 200
        if skip >= page.total:
            break


def _plain(rich):
    return "".join(t["plain_text"] for t in rich)


def notion_drafts(state="Ready"):
    notion = Client(auth=s.NOTION_TOKEN)
    pages = iterate_paginated_api(
        notion.databases.query, database_id=s.NOTION_DB,
        filter={"property": "State", "status": {"equals": state}})
    for p in pages:
        props = p["properties"]
        blocks = []
        for b in iterate_paginated_api(notion.blocks.children.list, block_id=p["id"]):
            kind = b["type"]
            if kind in ("paragraph", "heading_2", "quote"):
                blocks.append({"kind": kind, "text": _plain(b[kind]["rich_text"])})
            elif kind == "image" and b["image"]["type"] == "file":
                blocks.append({"kind": "image", "url": b["image"]["file"]["url"], "text": _plain(b["image"]["caption"])})
        yield article.load({
            "title": _plain(props["Title"]["title"]),
            "slug": _plain(props["Slug"]["rich_text"]),
            "teaser": _plain(props["Teaser"]["rich_text"]),
            "tags": [t["name"] for t in props["Tags"]["multi_select"]],
        }), blocks


def youtube_uploads():
    yt = build("youtube", "v3", developerKey=s.YT_KEY, cache_discovery=False)
    req = yt.playlistItems().list(playlistId=s.YT_PLAYLIST, part="snippet,contentDetails", maxResults=50)
    while req is not None:
        res = req.execute()
        yield from res["items"]
        req = yt.playlistItems().list_next(req, res)
