import httpx

from .settings import settings


class Attio:
    def __init__(self, client: httpx.AsyncClient | None = None):
        self.http = client or httpx.AsyncClient(
            base_url="https://api.attio.com/v2",
            headers={"Authorization": f"Bearer {settings.attio_token}"},
        )

    async def upsert_person(self, email: str, **values) -> None:
        r = await self.http.put(
            "/objects/people/records",
            params={"matching_attribute": "email_addresses"},
            json={"data": {"values": {"email_addresses": [email], **values}}},
        )
        r.raise_for_status()


def get_attio() -> Attio:
    return Attio()


async def subscribe(email: str, first_name: str | None) -> None:
    async with httpx.AsyncClient() as c:
        r = await c.post(
            f"https://api.convertkit.com/v3/tags/{settings.convertkit_tag}/subscribe",
            json={"api_secret": settings.convertkit_secret, "email": email, "first_name": first_name},
        )
        r.raise_for_status()
