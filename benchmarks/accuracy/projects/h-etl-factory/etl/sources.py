import os
from typing import Iterator

from hubspot import HubSpot
from zenpy import Zenpy

from .base import AbstractSource, ComponentFactory, Record


@ComponentFactory.register("crm_contacts")
class HubspotContactSource(AbstractSource):
    def setup(self) -> None:
        self.client = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

    def fetch(self) -> Iterator[Record]:
        for contact in self.client.crm.contacts.get_all(properties=self.options["properties"]):
            yield {"id": contact.id, **contact.properties}


@ComponentFactory.register("support_tickets")
class ZendeskTicketSource(AbstractSource):
    def setup(self) -> None:
        self.client = Zenpy(
            subdomain=os.environ["ZENDESK_SUBDOMAIN"],
            email=os.environ["ZENDESK_EMAIL"],
            token=os.environ["ZENDESK_TOKEN"],
        )

    def fetch(self) -> Iterator[Record]:
        for ticket in self.client.search(type="ticket", updated_greater_than=self.options["since"]):
            row = ticket.to_dict()
            row["tags"] = ",".join(row.get("tags") or [])
            yield row
