from __future__ import annotations

import httpx


class Target:
    def __init__(self, base_url: str = "", **kw) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, timeout=10, **kw)

    async def _post(self, path: str, body: dict) -> httpx.Response:
        r = await self._http.post(path, json=body)
        r.raise_for_status()
        return r


class ServiceNow(Target):
    def __init__(self, instance: str, user: str, password: str) -> None:
        super().__init__(f"https://{instance}.service-now.com", auth=(user, password))

    async def create(self, **fields: str) -> str:
        r = await self._post("/api/now/table/incident", fields)
        return r.json()["result"]["number"]


class Discord(Target):
    def __init__(self, webhook: str) -> None:
        super().__init__()
        self._webhook = webhook

    async def post(self, text: str) -> None:
        await self._post(self._webhook, {"content": text})


class Datadog(Target):
    def __init__(self, key: str) -> None:
        super().__init__("https://api.datadoghq.eu", headers={"DD-API-KEY": key})

    async def event(self, title: str, text: str, tags: list[str]) -> None:
        await self._post("/api/v1/events", {"title": title, "text": text, "tags": tags})
