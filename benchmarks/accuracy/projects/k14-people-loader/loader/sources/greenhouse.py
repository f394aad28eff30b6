import httpx

from .base import Source


class Greenhouse(Source):
    name = "greenhouse"
    env_vars = ("GREENHOUSE_KEY",)

    def connect(self):
        return httpx.Client(base_url="https://harvest.greenhouse.io/v1",
                            auth=(self.env["GREENHOUSE_KEY"], ""), timeout=60)

    def pages(self):
        page = 1
        while True:
            apps = self.get("/applications", status=self.options["status"], per_page=100, page=page)
            if not apps:
                return
            yield apps
            page += 1

    def row(self, rec):
        cand = self.get(f"/candidates/{rec['candidate_id']}")
        return {
            "application_id": rec["id"],
            "first_name": cand["first_name"],
            "last_name": cand["last_name"],
            "email": next((e["value"] for e in cand["email_addresses"]), None),
            "job": rec["jobs"][0]["name"] if rec["jobs"] else None,
            "applied_at": rec["applied_at"],
        }
