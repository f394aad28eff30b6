from __future__ import annotations

import os

from notion_client import Client
from pyairtable import Api


def to_notion(rows: list[dict], database_id: str) -> int:
    notion = Client(auth=os.environ["NOTION_TOKEN"])
    for row in rows:
        notion.pages.create(
            parent={"database_id": database_id},
            properties={
                "Title": {"title": [{"text": {"content": row["title"]}}]},
                "Stars": {"number": row["stars"]},
                "Author": {"rich_text": [{"text": {"content": row["author"]}}]},
                "Text": {"rich_text": [{"text": {"content": row["text"][:2000]}}]},
            },
        )
    return len(rows)


def to_airtable(rows: list[dict], base_id: str, table: str) -> int:
    records = [
        {"Review": r["text"], "Stars": int(r["stars"]), "SKU": r["sku"], "By": r["author"], "On": r["date"][:10]}
        for r in rows
    ]
    Api(os.environ["AIRTABLE_TOKEN"]).table(base_id, table).batch_upsert(
        [{"fields": f} for f in records], key_fields=["SKU", "By"]
    )
    return len(records)
