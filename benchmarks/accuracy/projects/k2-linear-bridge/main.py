import os
import re
from typing import Annotated, Any

import httpx
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    intercom_token: str
    linear_key: str
    linear_team: str
    linear_hook_secret: str
    posthog_key: str
    posthog_project: int = 4711
    discord_webhook: str  # https://discord.com/api/webhooks/...
    cron_secret: str


settings = Settings()
app = FastAPI(title="support bridge")

CREATE = """
mutation IssueCreate($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier } }
}
"""


class Source(BaseModel):
    subject: str | None = None
    body: str | None = None
    author: dict[str, Any] = {}


class Conversation(BaseModel):
    id: str
    source: Source
    tags: dict[str, Any] = {}

    @property
    def is_bug(self) -> bool:
        return any(t["name"] == "bug" for t in self.tags.get("tags", []))


class IntercomData(BaseModel):
    item: Conversation


class IntercomEvent(BaseModel):
    topic: str
    data: IntercomData


async def client():
    async with httpx.AsyncClient(timeout=15) as c:
        yield c


Http = Annotated[httpx.AsyncClient, Depends(client)]


def plain(html: str | None) -> str:
    return re.sub(r"<[^>]+>", "", html or "").strip()


async def create_issue(title: str, description: str) -> None:
    async with httpx.AsyncClient(base_url="https://api.linear.app") as c:
        r = await c.post(
            "/graphql",
            headers={"Authorization": settings.linear_key},
            json={
                "query": CREATE,
                "variables": {"input": {"teamId": settings.linear_team, "title": title, "description": description}},
            },
        )
        r.raise_for_status()


@app.post("/hooks/intercom")
async def intercom(event: IntercomEvent, background: BackgroundTasks):
    conv = event.data.item
    if event.topic != "conversation_part.tag.created" or not conv.is_bug:
        return {"ok": False}
    text = plain(conv.source.body)
    title = conv.source.subject or text[:80] or "Bug from support"
    who = conv.source.author.get("email", "?")
    background.add_task(create_issue, title, f"{text}\n\nReported by {who}\nintercom:{conv.id}")
    return {"ok": True}


@app.post("/hooks/linear")
async def linear(payload: dict, http: Http, secret: str = ""):
    if secret != settings.linear_hook_secret:
        raise HTTPException(403)
    if payload.get("type") != "Issue" or payload["data"]["state"]["type"] != "completed":
        return {"ok": False}
    issue = payload["data"]
    m = re.search(r"intercom:(\d+)", issue.get("description") or "")
    if not m:
        return {"ok": False}
    r = await http.post(
        f"https://api.intercom.io/conversations/{m.group(1)}/reply",
        headers={"Authorization": f"Bearer {settings.intercom_token}", "Intercom-Version": "2.11"},
        json={
            "message_type": "note",
            "type": "admin",
            "admin_id": os.environ.get("INTERCOM_ADMIN", "1"),
            "body": f"{issue['identifier']} <b>{issue['title']}</b> is done. Please tell the customer.",
        },
    )
    r.raise_for_status()
    return {"ok": True}


@app.get("/cron/signups")
async def signups(http: Http, x_cron: Annotated[str, Header()] = ""):
    """Called every morning by the scheduler"""
    if x_cron != settings.cron_secret:
        raise HTTPException(403)
    r = await http.post(
        f"https://eu.posthog.com/api/projects/{settings.posthog_project}/query/",
        headers={"Authorization": f"Bearer {settings.posthog_key}"},
        json={
            "query": {
                "kind": "HogQLQuery",
                "query": "select count() from events where event = 'signed_up' and timestamp > now() - interval 1 day",
            }
        },
    )
    count = r.json()["results"][0][0]
    await http.post(settings.discord_webhook, json={"content": f"{count} signups since yesterday"})
    return {"ok": True}
