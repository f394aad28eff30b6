import requests

from .models import Rep


class Pipedrive:
    URL = "https://api.pipedrive.com/v1"

    def __init__(self, token):
        self.s = requests.Session()
        self.s.params = {"api_token": token}

    def reps(self):
        users = self.s.get(f"{self.URL}/users", timeout=20).json()["data"]
        return [Rep(u["id"], u["name"], u.get("phone")) for u in users if u["active_flag"]]

    def create_lead(self, lead, rep):
        p = self.s.post(f"{self.URL}/persons", json={
            "name": lead.name, "email": [lead.email], "phone": [lead.phone], "owner_id": rep.id}, timeout=20).json()
        self.s.post(f"{self.URL}/leads", json={
            "title": f"{lead.name} (form {lead.form})",
            "person_id": p["data"]["id"],
            "owner_id": rep.id,
        }, timeout=20).raise_for_status()
