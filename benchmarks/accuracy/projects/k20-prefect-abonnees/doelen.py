from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import httpx
from google.cloud import bigquery

from instellingen import instellingen


class Doel(Protocol):
    async def schrijf(self, rijen: Iterable[Mapping[str, Any]]) -> int: ...


class BigQueryTabel:
    def __init__(self, tabel: str) -> None:
        self.tabel = f"{instellingen().bq_dataset}.{tabel}"
        self.client = bigquery.Client()

    async def schrijf(self, rijen: Iterable[Mapping[str, Any]]) -> int:
        rijen = [dict(r) for r in rijen]
        fouten = self.client.insert_rows_json(self.tabel, rijen) if rijen else []
        if fouten:
            raise RuntimeError(f"{self.tabel}: {len(fouten)} rijen geweigerd")
        return len(rijen)


class KlaviyoProfielen:
    URL = "https://a.klaviyo.com/api/profile-import/"

    def __init__(self) -> None:
        self.headers = {
            "Authorization": f"Klaviyo-API-Key {instellingen().klaviyo_key.get_secret_value()}",
            "revision": "2024-02-15",
        }

    async def schrijf(self, rijen: Iterable[Mapping[str, Any]]) -> int:
        n = 0
        async with httpx.AsyncClient(headers=self.headers) as c:
            for rij in rijen:
                eigenschappen = dict(rij)
                email = eigenschappen.pop("email")
                r = await c.post(
                    self.URL,
                    json={
                        "data": {
                            "type": "profile",
                            "attributes": {"email": email, "properties": eigenschappen},
                        }
                    },
                )
                r.raise_for_status()
                n += 1
        return n
