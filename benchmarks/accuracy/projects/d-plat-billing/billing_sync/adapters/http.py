import httpx


class JsonApi:
    base_url = ""

    def __init__(self, token: str):
        self._http = httpx.Client(base_url=self.base_url, headers={"Authorization": f"Bearer {token}"}, timeout=20)

    def _send(self, method: str, path: str, json: dict | None = None) -> dict:
        resp = self._http.request(method, path, json=json)
        resp.raise_for_status()
        return resp.json() if resp.content else {}
