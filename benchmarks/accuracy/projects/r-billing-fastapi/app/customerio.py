import httpx

TRACK = "https://track.customer.io/api/v1"


class CustomerIO:
    def __init__(self, http: httpx.AsyncClient, site_id: str, api_key: str):
        self._http = http
        self._auth = (site_id, api_key)

    async def identify(self, user_id: str, attrs: dict):
        r = await self._http.put(f"{TRACK}/customers/{user_id}", auth=self._auth, json=attrs)
        r.raise_for_status()

    async def track(self, user_id: str, name: str, data: dict):
        r = await self._http.post(
            f"{TRACK}/customers/{user_id}/events", auth=self._auth, json={"name": name, "data": data}
        )
        r.raise_for_status()
