import httpx

CF_CHAT = 884421
CF_SERVICE = 884425


class Crm:
    def __init__(self, sub, token):
        self.http = httpx.AsyncClient(base_url=f"https://{sub}.kommo.com/api/v4",
                                      headers={"Authorization": f"Bearer {token}"}, timeout=20)
        self._stages = {}

    async def new_lead(self, name, phone, service, chat):
        body = [{
            "name": f"TG: {service}",
            "custom_fields_values": [
                {"field_id": CF_CHAT, "values": [{"value": str(chat)}]},
                {"field_id": CF_SERVICE, "values": [{"value": service}]},
            ],
            "_embedded": {"contacts": [{"first_name": name, "custom_fields_values": [
                {"field_code": "PHONE", "values": [{"value": phone, "enum_code": "MOB"}]}]}]},
        }]
        r = await self.http.post("/leads/complex", json=body)
        r.raise_for_status()

    async def lead_by_chat(self, chat):
        r = await self.http.get("/leads", params={"query": str(chat), "order[created_at]": "desc", "limit": 1})
        if r.status_code == 204:
            return None
        return r.json()["_embedded"]["leads"][0]

    async def stage_name(self, lead):
        pid = lead["pipeline_id"]
        if pid not in self._stages:
            r = await self.http.get(f"/leads/pipelines/{pid}/statuses")
            self._stages[pid] = {s["id"]: s["name"] for s in r.json()["_embedded"]["statuses"]}
        return self._stages[pid].get(lead["status_id"], "in progress")
