import httpx
from fastapi import Depends

from app.config import Settings, get_settings


class Mailer:
    def __init__(self, settings: Settings = Depends(get_settings)):
        self.token = settings.postmark_token

    async def send(self, to: str, subject: str, text: str) -> None:
        async with httpx.AsyncClient() as c:
            await c.post(
                "https://api.postmarkapp.com/email",
                headers={"X-Postmark-Server-Token": self.token},
                json={"From": "returns@acme.shop", "To": to, "Subject": subject, "TextBody": text},
            )
