import httpx


class CustomerIo:
    def __init__(self, site: str, key: str):
        self._c = httpx.AsyncClient(base_url="https://track.customer.io/api/v1", auth=(site, key), timeout=10)

    async def identify(self, cid: str, **attributes) -> None:
        r = await self._c.put(f"/customers/{cid}", json={k: v for k, v in attributes.items() if v is not None})
        r.raise_for_status()

    async def track(self, cid: str, name: str, data: dict) -> None:
        r = await self._c.post(f"/customers/{cid}/events", json={"name": name, "data": data})
        r.raise_for_status()


class Intercom:
    def __init__(self, token: str):
        self._c = httpx.AsyncClient(
            base_url="https://api.intercom.io", headers={"Authorization": f"Bearer {token}", "Intercom-Version": "2.10"}
        )

    async def find_contact(self, email: str) -> dict | None:
        r = await self._c.post("/contacts/search", json={"query": {"field": "email", "operator": "=", "value": email}})
        r.raise_for_status()
        data = r.json()["data"]
        return data[0] if data else None

    async def set_attributes(self, contact_id: str, attrs: dict) -> None:
        r = await self._c.put(f"/contacts/{contact_id}", json={"custom_attributes": attrs})
        r.raise_for_status()
