import os

import httpx


class Ats:
    def __init__(self, client: httpx.AsyncClient):
        self.c = client
        self.auth = (os.environ["GREENHOUSE_KEY"], "")
        self.url = "https://harvest.greenhouse.io/v1"

    async def _get(self, path, **params):
        r = await self.c.get(self.url + path, params=params, auth=self.auth)
        r.raise_for_status()
        return r.json()

    async def accepted_offers(self, since):
        return await self._get("/offers", status="accepted", resolved_after=since)

    async def candidate(self, cid):
        return await self._get(f"/candidates/{cid}")

    async def job(self, jid):
        return await self._get(f"/jobs/{jid}")

    async def application(self, aid):
        return await self._get(f"/applications/{aid}")


class People:
    def __init__(self, client: httpx.AsyncClient):
        self.c = client
        self.url = f"https://api.bamboohr.com/api/gateway.php/{os.environ['BAMBOO_SUBDOMAIN']}/v1"
        self.auth = (os.environ["BAMBOO_KEY"], "x")

    async def directory(self):
        r = await self.c.get(self.url + "/employees/directory", auth=self.auth,
                             headers={"Accept": "application/json"})
        r.raise_for_status()
        return {e["workEmail"]: e["id"] for e in r.json()["employees"] if e.get("workEmail")}

    async def add(self, payload):
        r = await self.c.post(self.url + "/employees/", json=payload, auth=self.auth)
        r.raise_for_status()
        return r.headers["Location"].rsplit("/", 1)[-1]


class Tasks:
    """Asana onboarding board"""

    def __init__(self, client: httpx.AsyncClient, template: str):
        self.c = client
        self.template = template
        self.headers = {"Authorization": "Bearer " + os.environ["ASANA_TOKEN"]}

    async def start(self, title, due):
        r = await self.c.post(
            f"https://app.asana.com/api/1.0/tasks/{self.template}/duplicate",
            headers=self.headers,
            json={"data": {"name": title, "include": ["subtasks", "notes"], "schedule_dates":
                           {"should_skip_weekends": True, "due_on": due}}},
        )
        r.raise_for_status()
