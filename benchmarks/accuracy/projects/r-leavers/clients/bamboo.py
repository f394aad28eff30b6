from .base import RestClient


class Bamboo(RestClient):
    def __init__(self, company, key):
        super().__init__()
        self.base_url = f"https://api.bamboohr.com/api/gateway.php/{company}/v1"
        self.session.auth = (key, "x")

    def leavers(self, on):
        report = self.request(
            "POST",
            "/reports/custom?format=json",
            json={
                "title": "leavers",
                "filters": {"lastChanged": {"includeNull": "no", "value": f"{on}T00:00:00Z"}},
                "fields": ["id", "workEmail", "displayName", "supervisorEmail", "terminationDate", "department"],
            },
        )
        for e in report["employees"]:
            if e.get("terminationDate") == on.isoformat():
                yield e
