from __future__ import annotations

import secrets
from datetime import date, timedelta

from . import directories
from .base import SyncJob
from .vendors import Employee, Freshservice, Jamf, Personio, SnipeIt


class PersonioJob(SyncJob):
    def extract(self):
        return Personio().employees()


class NewHires(PersonioJob, slug="new-hires"):
    def wanted(self, item: Employee) -> bool:
        return item.hired is not None and date.today() <= item.hired <= date.today() + timedelta(days=7)

    def load(self, item: Employee) -> None:
        directories.google_users().insert(
            body={
                "primaryEmail": item.email,
                "name": {"givenName": item.first, "familyName": item.last},
                "password": secrets.token_urlsafe(14),
                "externalIds": [{"type": "organization", "value": item.number}],
                "organizations": [{"department": item.department, "primary": True}],
            }
        ).execute()


class Leavers(PersonioJob, slug="leavers"):
    def wanted(self, item: Employee) -> bool:
        return item.leaves == date.today() + timedelta(days=3)

    def load(self, item: Employee) -> None:
        Freshservice().post(
            "/tickets",
            {
                "subject": f"Offboarding {item.first} {item.last}",
                "description": f"Last day {item.leaves:%d.%m.%Y}, department {item.department}",
                "email": "it@tinkerhaus.example",
                "priority": 2, "status": 2, "source": 2,
            },
        )


class Laptops(SyncJob, slug="laptops"):
    def __init__(self, dry_run: bool = False) -> None:
        super().__init__(dry_run)
        self.assets = SnipeIt()

    def extract(self):
        return Jamf().computers()

    def load(self, item: dict) -> None:
        serial = item["hardware"]["serialNumber"]
        body = {
            "name": item["general"]["name"],
            "_snipeit_os_version_4": item["operatingSystem"]["version"],
            "_snipeit_last_seen_5": item["general"]["lastContactTime"],
        }
        asset = self.assets.id_of(serial)
        if asset:
            self.assets.patch(f"/hardware/{asset}", body)
        else:
            self.assets.post("/hardware", {**body, "serial": serial, "model_id": 12, "status_id": 2})


class Guests(SyncJob, slug="guests"):
    def __init__(self, dry_run: bool = False) -> None:
        super().__init__(dry_run)
        self.kc = directories.keycloak()
        self.known = {u["username"] for u in self.kc.get_users({})}

    def extract(self):
        return directories.ldap_guests()

    def wanted(self, item: dict) -> bool:
        return item["uid"] not in self.known

    def load(self, item: dict) -> None:
        user = {"username": item["uid"], "email": item["mail"], "firstName": item["givenName"], "lastName": item["sn"]}
        self.kc.create_user({**user, "enabled": True, "requiredActions": ["VERIFY_EMAIL", "UPDATE_PASSWORD"]}, exist_ok=True)
