from __future__ import annotations

from .base import ApiClient


class Statuspage(ApiClient):
    base_url = "https://api.statuspage.io/v1"

    def __init__(self, key: str, page: str) -> None:
        super().__init__({"Authorization": f"OAuth {key}"})
        self._page = page

    async def unresolved(self) -> list[dict]:
        return await self._request("GET", f"/pages/{self._page}/incidents/unresolved")


class Mattermost(ApiClient):
    def __init__(self, url: str, token: str, channel: str) -> None:
        super().__init__({"Authorization": f"Bearer {token}"})
        self.base_url = f"{url}/api/v4"
        self._channel = channel

    async def post(self, text: str) -> None:
        await self._request("POST", "/posts", json={"channel_id": self._channel, "message": text})
