"""Paying customers: HubSpot contacts -> ActiveCampaign."""
from __future__ import annotations

import os
from typing import Iterator

import requests
from hubspot import HubSpot

from bridge import Contact, SyncJob, job

AC_URL = "https://{account}.api-us1.com/api/3/contact/sync"


@job("customers")
class CustomersJob(SyncJob):
    def __init__(self) -> None:
        self.hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

    def extract(self) -> Iterator[Contact]:
        for c in self.hs.crm.contacts.get_all(
            properties=["email", "firstname", "lastname", "phone", "lifecyclestage"]
        ):
            props = c.properties
            if props.get("lifecyclestage") == "customer" and props.get("email"):
                yield Contact(
                    email=props["email"],
                    first_name=props.get("firstname") or "",
                    last_name=props.get("lastname") or "",
                    phone=props.get("phone"),
                )

    def load(self, contact: Contact) -> None:
        requests.post(
            AC_URL.format(account=os.environ["AC_ACCOUNT"]),
            headers={"Api-Token": os.environ["AC_TOKEN"]},
            json={"contact": {
                "email": contact.email,
                "firstName": contact.first_name,
                "lastName": contact.last_name,
                "phone": contact.phone,
            }},
            timeout=30,
        ).raise_for_status()
