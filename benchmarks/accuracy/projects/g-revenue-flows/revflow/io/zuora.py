from __future__ import annotations

import time

import httpx


class Zuora:
    def __init__(self, base: str, client_id: str, secret: str) -> None:
        tok = httpx.post(f"{base}/oauth/token", data={
            "client_id": client_id, "client_secret": secret, "grant_type": "client_credentials"})
        self._c = httpx.Client(base_url=base, headers={"Authorization": f"Bearer {tok.json()['access_token']}"})

    def query(self, zoql: str):
        res = self._c.post("/v1/action/query", json={"queryString": zoql}).json()
        yield from res["records"]
        while not res["done"]:
            time.sleep(0.2)
            res = self._c.post("/v1/action/queryMore", json={"queryLocator": res["queryLocator"]}).json()
            yield from res["records"]
