from __future__ import annotations

from abc import ABC, abstractmethod

import httpx
from notion_client import Client as Notion
from slack_sdk import WebClient

from .brain import Insight


class Outlet(ABC):
    @abstractmethod
    def publish(self, insight: Insight) -> None: ...


class NotionOutlet(Outlet):
    def __init__(self, token: str, database: str):
        self.notion = Notion(auth=token)
        self.database = database

    def publish(self, insight: Insight) -> None:
        self.notion.pages.create(
            parent={"database_id": self.database},
            properties={
                "Topic": {"title": [{"text": {"content": insight.topic}}]},
                "Summary": {"rich_text": [{"text": {"content": insight.summary}}]},
                "Mood": {"select": {"name": insight.mood}},
                "Company": {"rich_text": [{"text": {"content": insight.company or "-"}}]},
            },
        )


class SlackOutlet(Outlet):
    def __init__(self, token: str, channel: str):
        self.web, self.channel = WebClient(token=token), channel

    def publish(self, insight: Insight) -> None:
        if insight.mood == "angry":
            self.web.chat_postMessage(channel=self.channel, text=f":rotating_light: *{insight.topic}*\n{insight.summary}")


def incident_running(page_id: str) -> bool:
    r = httpx.get(f"https://{page_id}.statuspage.io/api/v2/incidents/unresolved.json")
    return len(r.json()["incidents"]) > 0
