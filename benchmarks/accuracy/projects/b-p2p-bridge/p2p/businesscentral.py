from .http import ApiClient


class BusinessCentral(ApiClient):
    def authenticate(self):
        c = self.config["bc"]
        r = self.session.post(
            f"https://login.microsoftonline.com/{c['tenant']}/oauth2/v2.0/token",
            data={
                "grant_type": "client_credentials",
                "client_id": c["client_id"],
                "client_secret": c["client_secret"],
                "scope": "https://api.businesscentral.dynamics.com/.default",
            },
        )
        r.raise_for_status()
        self.session.headers["Authorization"] = "Bearer " + r.json()["access_token"]
        self.base_url = (
            f"https://api.businesscentral.dynamics.com/v2.0/{c['tenant']}/{c['environment']}"
            f"/api/v2.0/companies({c['company']})"
        )

    def vendor(self, number):
        found = self.get("/vendors", **{"$filter": f"number eq '{number}'", "$select": "id,number,blocked"})["value"]
        return found[0] if found else None

    def create_invoice(self, header, lines):
        doc = self.post("/purchaseInvoices", header)
        for line in lines:
            self.post(f"/purchaseInvoices({doc['id']})/purchaseInvoiceLines", line)
        return doc["number"]
