from ..base import Sink


class Close(Sink):
    key = "close"
    base_url = "https://api.close.com/api/v1"

    def authorize(self, token):
        self.session.auth = (token, "")

    def exists(self, lead):
        q = f'email_address:"{lead.email}"'
        return self.request("GET", "/lead/", params={"query": q, "_limit": 1})["total_results"] > 0

    def push(self, lead):
        contact = {"name": lead.name, "emails": [{"email": lead.email, "type": "office"}]}
        if lead.phone:
            contact["phones"] = [{"phone": lead.phone, "type": "office"}]
        self.request("POST", "/lead/", json={
            "name": lead.company or lead.name,
            "status_id": self.args["lead_status"],
            "contacts": [contact],
            "custom.Origin": lead.origin,
            "description": "\n".join(f"{k}: {v}" for k, v in lead.extra.items()),
        })


class Pipedrive(Sink):
    """used until 2022"""

    key = "pipedrive"
    base_url = "https://api.pipedrive.com/v1"

    def authorize(self, token):
        self.session.params = {"api_token": token}

    def push(self, lead):
        self.request("POST", "/persons", json={"name": lead.name, "email": lead.email, "phone": lead.phone})
