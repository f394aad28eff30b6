import httpx
from fastapi import Depends

from app.config import Settings, get_settings


class Desk:
    def __init__(self, settings: Settings = Depends(get_settings)):
        self.http = httpx.AsyncClient(
            base_url=f"https://{settings.zendesk_subdomain}.zendesk.com/api/v2",
            auth=(f"{settings.zendesk_email}/token", settings.zendesk_token),
        )

    async def open(self, subject: str, body: str, requester: str) -> int:
        r = await self.http.post("/tickets.json", json={"ticket": {
            "subject": subject,
            "comment": {"body": body},
            "requester": {"email": requester, "name": requester},
            "tags": ["return"],
        }})
        return r.json()["ticket"]["id"]

    async def note(self, ticket_id: int, text: str, solved: bool = False) -> None:
        ticket = {"comment": {"body": text, "public": False}}
        if solved:
            ticket["status"] = "solved"
        await self.http.put(f"/tickets/{ticket_id}.json", json={"ticket": ticket})
