from .types import Company

DOMAIN = "b1a9f0d3e0c94f5e8a8a4cf1e7bd33aa81d9ab02"
EMPLOYEES = "0cf8f7b9c6fe42d3b3a7d7d8d2f7b9c4c2fa91e0"
FUNDING = "7f2ba1be3ac64b0a90a70e51f7f7a4d4b81c22d5"
SCORE = "e41cdd9b1f4f44be8f0b1f8ea2a8c1c0f3f0d9bb"


class Pipedrive:
    def __init__(self, session, token):
        self.session = session
        self.params = {"api_token": token}
        self.base = "https://api.pipedrive.com/v1"

    async def organizations(self, filter_id):
        start = 0
        while start is not None:
            async with self.session.get(f"{self.base}/organizations",
                                        params={**self.params, "filter_id": filter_id, "start": start, "limit": 200}) as r:
                body = await r.json()
            for o in body["data"] or []:
                yield Company(o["id"], o["name"], o.get(DOMAIN))
            page = body["additional_data"]["pagination"]
            start = page.get("next_start") if page["more_items_in_collection"] else None

    async def save(self, c: Company):
        body = {EMPLOYEES: c.facts.get("employees"), FUNDING: c.facts.get("raised"), SCORE: c.score}
        async with self.session.put(f"{self.base}/organizations/{c.id}", params=self.params, json=body) as r:
            r.raise_for_status()
