import httpx


class IterableAudience:
    def __init__(self, client: httpx.AsyncClient, list_id: int):
        self._client = client
        self._list = list_id

    async def joined(self, member_id, email, first_name):
        r = await self._client.post("/lists/subscribe", json={
            "listId": self._list,
            "subscribers": [{"email": email, "userId": str(member_id), "dataFields": {"firstName": first_name}}],
        })
        r.raise_for_status()

    async def upgraded(self, member_id, plan):
        r = await self._client.post("/users/update", json={"userId": str(member_id), "dataFields": {"plan": plan}})
        r.raise_for_status()
