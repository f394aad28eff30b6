from typing import Dict, List

from newhire.ats import Hire
from newhire.http import Api


class BambooHR:
    FIELDS = ["id", "firstName", "lastName", "workEmail", "jobTitle", "department", "hireDate", "status"]

    def __init__(self, company: str, key: str):
        self.api = Api(f"https://api.bamboohr.com/api/gateway.php/{company}/v1", auth=(key, "x"))

    def add(self, hire: Hire) -> None:
        self.api.post(
            "employees/",
            {
                "firstName": hire.first_name,
                "lastName": hire.last_name,
                "homeEmail": hire.private_email,
                "jobTitle": hire.job_title,
                "hireDate": hire.starts_on,
            },
        )

    def starting(self, day: str) -> List[Dict[str, str]]:
        report = self.api.post("reports/custom?format=json", {"title": "starters", "fields": self.FIELDS}).json()
        return [e for e in report["employees"] if e["hireDate"] == day and e["status"] == "Active"]
