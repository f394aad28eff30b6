from .http import ApiClient


class WorkdayReport(ApiClient):
    """RaaS report with the active workers and their cost centers"""

    def authenticate(self):
        c = self.config["workday"]
        self.base_url = f"https://{c['host']}/ccx/service/customreport2/{c['tenant']}"
        self.session.auth = (c["user"], c["password"])

    def cost_centers(self):
        body = self.get(f"/{self.config['workday']['report_owner']}/Worker_Cost_Centers", format="json")
        return {e["Employee_ID"]: e["Cost_Center_ID"] for e in body["Report_Entry"]}
