from __future__ import annotations

from typing import Any, Self

import aiohttp


class ApiClient:
    """Owns one aiohttp session; use as ``async with``."""

    base_url: str

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(headers=self._headers, raise_for_status=True)
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self._session is not None
        await self._session.close()

    async def _request(self, method: str, path: str, **kw: Any) -> Any:
        assert self._session is not None
        async with self._session.request(method, f"{self.base_url}{path}", **kw) as resp:
            if resp.status == 204:
                return None
            return await resp.json()
