import base64
import json
import os
from dataclasses import asdict, dataclass, field

import clearbit
import functions_framework
import requests
from cloudevents.http import CloudEvent
from google.cloud import firestore

clearbit.key = os.environ["CLEARBIT_KEY"]
db = firestore.Client()


@dataclass
class Company:
    name: str | None = None
    employees: int | None = None
    sector: str | None = None


@dataclass
class Meeting:
    email: str
    name: str
    start: str
    answers: dict = field(default_factory=dict)
    company: Company = field(default_factory=Company)

    @property
    def doc_id(self) -> str:
        return f"{self.start[:10]}-{self.email}"


def lookup(email: str) -> Company:
    found = clearbit.Enrichment.find(email=email, stream=True)
    if not found or not found.get("company"):
        return Company()
    c = found["company"]
    return Company(name=c["name"], employees=c["metrics"]["employees"], sector=c["category"]["sector"])


def tell_sales(company: Company) -> None:
    # no personal data in the chat (works council), only what kind of company
    requests.post(
        os.environ["GOOGLE_CHAT_WEBHOOK"],  # https://chat.googleapis.com/v1/spaces/...
        json={"text": f"New meeting with {company.name or 'somebody'} ({company.employees or '?'} people)"},
    )


@functions_framework.cloud_event
def enrich(event: CloudEvent) -> None:
    raw = base64.b64decode(event.data["message"]["data"])
    meeting = Meeting(**json.loads(raw))
    meeting.company = lookup(meeting.email)
    db.collection("meetings").document(meeting.doc_id).set(asdict(meeting))
    tell_sales(meeting.company)
