"""Thin async clients. One class per vendor, all share `_Api`."""
import httpx

from config import get_settings


class _Api:
    base_url = ""

    def __init__(self, headers=None, params=None):
        self.http = httpx.AsyncClient(base_url=self.base_url, headers=headers, params=params, timeout=20)

    async def _json(self, method, url, **kw):
        r = await self.http.request(method, url, **kw)
        r.raise_for_status()
        return r.json() if r.content else {}


class Pipedrive(_Api):
    def __init__(self):
        s = get_settings()
        self.base_url = f"https://{s.pipedrive_domain}.pipedrive.com/api/v1"
        super().__init__(params={"api_token": s.pipedrive_token.get_secret_value()})

    async def find_person(self, email):
        js = await self._json("GET", "/persons/search",
                              params={"term": email, "fields": "email", "exact_match": True})
        items = js["data"]["items"]
        return items[0]["item"]["id"] if items else None

    async def person(self, person_id):
        return (await self._json("GET", f"/persons/{person_id}"))["data"]

    async def add_person(self, name, email):
        js = await self._json("POST", "/persons", json={"name": name, "email": [email]})
        return js["data"]["id"]

    async def add_activity(self, **fields):
        await self._json("POST", "/activities", json=fields)

    async def me(self):
        return await self._json("GET", "/users/me")


class HelpScout(_Api):
    base_url = "https://api.helpscout.net/v2"

    def __init__(self):
        token = get_settings().helpscout_token.get_secret_value()
        super().__init__(headers={"Authorization": f"Bearer {token}"})

    async def new_conversation(self, subject, phone, text):
        await self._json("POST", "/conversations", json={
            "subject": subject,
            "type": "phone",
            "mailboxId": get_settings().helpscout_mailbox,
            "status": "active",
            "customer": {"phone": phone},
            "threads": [{"type": "phone", "customer": {"phone": phone}, "text": text}],
        })


class PandaDoc(_Api):
    base_url = "https://api.pandadoc.com/public/v1"

    def __init__(self):
        key = get_settings().pandadoc_key.get_secret_value()
        super().__init__(headers={"Authorization": f"API-Key {key}"})

    async def create_from_template(self, name, recipient, tokens):
        return await self._json("POST", "/documents", json={
            "name": name,
            "template_uuid": get_settings().pandadoc_template,
            "recipients": [recipient],
            "tokens": [{"name": k, "value": v} for k, v in tokens.items()],
        })
