from .base import BaseClient


class TeamleaderClient(BaseClient):
    root = "https://api.focus.teamleader.eu"

    def __init__(self, session, token):
        super().__init__(session)
        self._token = token

    def headers(self):
        return {"Authorization": f"Bearer {self._token}"}

    async def add_company(self, name, email, website):
        js = await self.call("POST", "/companies.add", json={
            "name": name,
            "website": website,
            "emails": [{"type": "primary", "email": email}] if email else [],
        })
        return js["data"]["id"]

    async def overdue(self, today):
        js = await self.call("POST", "/invoices.list", json={
            "filter": {"status": ["outstanding"], "invoice_date_before": today}, "page": {"size": 100}})
        return [i for i in js["data"] if i["due_on"] and i["due_on"] < today]


class DiscordNotifier(BaseClient):
    def __init__(self, session, hook):
        super().__init__(session)
        self.root = hook

    async def say(self, content, username="bridge"):
        await self.call("POST", "", json={"content": content[:1900], "username": username})
