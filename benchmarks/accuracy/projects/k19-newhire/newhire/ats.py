from dataclasses import dataclass
from datetime import date, timedelta
from typing import Iterable

from newhire.http import Api


@dataclass
class Hire:
    first_name: str
    last_name: str
    private_email: str
    job_title: str
    starts_on: str


class Greenhouse:
    def __init__(self, api_key: str):
        self.api = Api("https://harvest.greenhouse.io/v1", auth=(api_key, ""))

    def accepted(self, days: int = 1) -> Iterable[Hire]:
        since = (date.today() - timedelta(days=days)).isoformat()
        for offer in self.api.get("offers", status="accepted", resolved_after=since, per_page=100):
            person = self.api.get(f"candidates/{offer['candidate_id']}")
            application = self.api.get(f"applications/{offer['application_id']}")
            yield Hire(
                first_name=person["first_name"],
                last_name=person["last_name"],
                private_email=next((e["value"] for e in person["email_addresses"]), ""),
                job_title=application["jobs"][0]["name"],
                starts_on=offer["starts_at"],
            )
