import os

from notion_client import AsyncClient

from .classify import Triaged


class NotionBoard:
    def __init__(self):
        self._notion = AsyncClient(auth=os.environ["NOTION_TOKEN"])
        self._database = os.environ["NOTION_TRIAGE_DB"]

    async def add(self, item: Triaged) -> None:
        await self._notion.pages.create(
            parent={"database_id": self._database},
            properties={
                "Name": {"title": [{"text": {"content": item.verdict["summary"][:200]}}]},
                "Topic": {"select": {"name": item.verdict["topic"]}},
                "Urgency": {"number": item.verdict["urgency"]},
                "Contact": {"email": item.contact},
                "Conversation": {"rich_text": [{"text": {"content": item.conversation_id}}]},
            },
        )
