from .http import RestClient


class Pipedrive(RestClient):
    def __init__(self, domain, token):
        super().__init__()
        self.base_url = f"https://{domain}.pipedrive.com/api/v1"
        self._token = token

    def auth_params(self):
        return {"api_token": self._token}

    def find_person(self, email):
        res = self.get("/persons/search", params={"term": email, "fields": "email", "exact_match": "true"})
        items = (res.get("data") or {}).get("items") or []
        return items[0]["item"]["id"] if items else None

    def find_or_create_org(self, name):
        res = self.get("/organizations/search", params={"term": name, "exact_match": "true"})
        items = (res.get("data") or {}).get("items") or []
        if items:
            return items[0]["item"]["id"]
        return self.post("/organizations", json={"name": name})["data"]["id"]

    def upsert_person(self, payload):
        pid = self.find_person(payload["email"][0]["value"])
        if pid:
            self.put(f"/persons/{pid}", json=payload)
            return pid, False
        created = self.post("/persons", json=payload)
        return created["data"]["id"], True

    def add_deal(self, title, person_id, org_id, pipeline_id):
        return self.post(
            "/deals",
            json={"title": title, "person_id": person_id, "org_id": org_id, "pipeline_id": pipeline_id},
        )["data"]
