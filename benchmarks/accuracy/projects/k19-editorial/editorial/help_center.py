import os

import requests
from notion_client import Client

from editorial import conf
from editorial.language import translate

WEBFLOW = "https://api.webflow.com/v2"


def plain(rich):
    return "".join(part["plain_text"] for part in rich)


class HelpCenter:
    def __init__(self):
        self.notion = Client(auth=os.environ["NOTION_TOKEN"])
        self.collection = conf["help_center"]["webflow_collection"]

    def pages(self):
        cursor = None
        while True:
            kw = {"start_cursor": cursor} if cursor else {}
            res = self.notion.databases.query(
                database_id=conf["help_center"]["notion_database"],
                filter={"property": "Publish", "checkbox": {"equals": True}},
                **kw,
            )
            yield from res["results"]
            if not res["has_more"]:
                return
            cursor = res["next_cursor"]

    def body(self, page):
        blocks = self.notion.blocks.children.list(block_id=page["id"])["results"]
        return "\n".join(plain(b["paragraph"]["rich_text"]) for b in blocks if b["type"] == "paragraph")

    def item(self, page):
        question = plain(page["properties"]["Question"]["title"])
        answer = self.body(page)
        data = {"name": question, "slug": page["id"].replace("-", ""), "answer": answer}
        for lang in conf["languages"]:
            data["name-" + lang.lower()] = translate(question, lang)
            data["answer-" + lang.lower()] = translate(answer, lang)
        return data

    def run(self):
        for page in self.pages():
            r = requests.post(
                f"{WEBFLOW}/collections/{self.collection}/items/live",
                headers={"Authorization": "Bearer " + os.environ["WEBFLOW_TOKEN"]},
                json={"isArchived": False, "isDraft": False, "fieldData": self.item(page)},
            )
            r.raise_for_status()
            self.notion.pages.update(page_id=page["id"], properties={"Publish": {"checkbox": False}})
