from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import requests

QUERIES = Path(__file__).with_name("queries")
BOARD = int(os.environ["MONDAY_BOARD"])


class Item(TypedDict):
    id: str
    name: str
    cols: dict[str, str]
    requester: NotRequired[str]


@cache
def query(name: str) -> str:
    return (QUERIES / f"{name}.graphql").read_text()


def run(name: str, **variables: Any) -> dict[str, Any]:
    r = requests.post(
        "https://api.monday.com/v2",
        headers={"Authorization": os.environ["MONDAY_TOKEN"], "API-Version": "2024-01"},
        json={"query": query(name), "variables": variables},
        timeout=30,
    )
    r.raise_for_status()
    body = r.json()
    if errors := body.get("errors"):
        raise RuntimeError(errors[0]["message"])
    return body["data"]


def accepted() -> list[Item]:
    page = run("board_items", board=[BOARD])["boards"][0]["items_page"]
    out: list[Item] = []
    for it in page["items"]:
        cols = {c["id"]: c["text"] or "" for c in it["column_values"]}
        if cols["status"] == "Accepted" and not cols["linear"]:
            item: Item = {"id": it["id"], "name": it["name"], "cols": cols}
            if it["creator"]:
                item["requester"] = it["creator"]["email"]
            out.append(item)
    return out


def set_link(item_id: str, url: str, text: str) -> None:
    run("set_column", board=BOARD, item=item_id, column="linear", value=json.dumps({"url": url, "text": text}))


def comment(item_id: str, body: str) -> None:
    run("add_update", item=item_id, body=body)
