from __future__ import annotations

import datetime as dt
from itertools import islice

from .model import Person
from .uow import SqlUnitOfWork
from .vendors import Brevo, Mattermost, Pipedrive


def chunks(it, n):
    it = iter(it)
    while chunk := list(islice(it, n)):
        yield chunk


def pull_persons(uow: SqlUnitOfWork, crm: Pipedrive) -> None:
    with uow:
        for raw in crm.persons():
            email = next((e["value"] for e in raw.get("email", []) if e.get("primary")), None)
            if not email:
                continue
            person = uow.people.by_external_id(raw["id"])
            if person is None:
                person = Person(external_id=raw["id"])
                uow.people.add(person)
            person.email = email.lower()
            person.first_name = raw.get("first_name")
            person.last_name = raw.get("last_name")
            person.org_name = raw.get("org_name")
            person.updated_at = dt.datetime.utcnow()
        uow.commit()


def push_newsletter(uow: SqlUnitOfWork, mailer: Brevo, list_id: int) -> None:
    with uow:
        people = list(uow.people.subscribed())
        for part in chunks(people, 1000):
            mailer.import_contacts(
                [
                    {
                        "email": p.email,
                        "attributes": {"VORNAME": p.first_name, "NACHNAME": p.last_name, "FIRMA": p.org_name},
                    }
                    for p in part
                ],
                list_id,
            )


def fetch_blocks(uow: SqlUnitOfWork, mailer: Brevo) -> None:
    with uow:
        for row in mailer.blocked():
            person = uow.people.by_email(row["email"])
            if person:
                person.block_reason = row["reason"]["code"]
        uow.commit()


def weekly_digest(uow: SqlUnitOfWork, chat: Mattermost) -> None:
    with uow:
        table = "\n".join(f"| {org or '-'} | {n} |" for org, n in uow.people.count_by_org())
    chat.say("| Organisation | People |\n|---|---|\n" + table)
