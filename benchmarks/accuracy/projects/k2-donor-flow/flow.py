"""Fundraising sync. `prefect deploy` it, runs twice a day."""
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

import requests
from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret
from pyairtable import Api

EVENT_ID = "734455667788"


@dataclass
class Donor:
    email: str
    first: str
    last: str
    amount: float
    campaign: str
    tags: list = field(default_factory=list)

    @classmethod
    def from_donation(cls, d):
        donor = d["donor"]
        who = cls(
            email=donor["email"],
            first=donor["first_name"],
            last=donor["last_name"],
            amount=float(d["amount"]),
            campaign=d["campaign"]["name"],
        )
        if d["recurring"]:
            who.tags.append("Monthly donor")
        return who


@dataclass
class Guest:
    name: str
    email: str
    ticket: str
    checked_in: bool


@task(retries=2, retry_delay_seconds=60)
def donations(since: datetime) -> list[Donor]:
    user = Secret.load("donorbox-user").get()
    key = Secret.load("donorbox-key").get()
    found, page = [], 1
    while True:
        r = requests.get(
            "https://donorbox.org/api/v1/donations",
            auth=(user, key),
            params={"date_from": since.date().isoformat(), "page": page, "per_page": 100},
        )
        r.raise_for_status()
        if not (batch := r.json()):
            return found
        found.extend(map(Donor.from_donation, batch))
        page += 1


@task(retries=2)
def attendees(event: str) -> list[Guest]:
    headers = {"Authorization": "Bearer " + Secret.load("eventbrite").get()}
    params, out = {}, []
    while True:
        r = requests.get(f"https://www.eventbriteapi.com/v3/events/{event}/attendees/", headers=headers, params=params)
        r.raise_for_status()
        body = r.json()
        for a in body["attendees"]:
            p = a["profile"]
            out.append(Guest(p["name"], p["email"], a["ticket_class_name"], a["checked_in"]))
        if not body["pagination"]["has_more_items"]:
            return out
        params = {"continuation": body["pagination"]["continuation"]}


@task
def push_people(people: list[Donor]):
    headers = {"OSDI-API-Token": Secret.load("actionnetwork").get()}
    for p in people:
        r = requests.post(
            "https://actionnetwork.org/api/v2/people/",
            headers=headers,
            json={
                "person": {
                    "given_name": p.first,
                    "family_name": p.last,
                    "email_addresses": [{"address": p.email}],
                    "custom_fields": {"last_gift": p.amount, "campaign": p.campaign},
                },
                "add_tags": ["Donor"] + p.tags,
            },
        )
        r.raise_for_status()


@task
def push_table(people: list[Guest]):
    table = Api(Secret.load("airtable").get()).table("appQ3rT5yU7iO9pAs", "Guests")
    records = [{"fields": asdict(g)} for g in people]
    table.batch_upsert(records, key_fields=["email"])


@flow(name="fundraising")
def fundraising(days: int = 1):
    log = get_run_logger()

    people = donations(datetime.now() - timedelta(days=days))
    log.info("%d donations", len(people))
    if people:
        push_people(people)

    people = attendees(EVENT_ID)
    log.info("%d guests", len(people))
    push_table(people)


if __name__ == "__main__":
    fundraising()
