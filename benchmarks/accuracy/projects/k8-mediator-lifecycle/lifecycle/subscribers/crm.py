from __future__ import annotations

import os

from hubspot import HubSpot
from hubspot.crm.contacts import (
    Filter,
    FilterGroup,
    PublicObjectSearchRequest,
    SimplePublicObjectInput,
)

from ..events import InvoicePaid, SubscriptionCancelled
from ..mediator import Subscriber


class _HubSpotMixin:
    def __init__(self) -> None:
        self.hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

    def find(self, email: str, *props: str):
        req = PublicObjectSearchRequest(
            filter_groups=[FilterGroup(filters=[Filter(property_name="email", operator="EQ", value=email)])],
            properties=list(props),
            limit=1,
        )
        res = self.hs.crm.contacts.search_api.do_search(public_object_search_request=req).results
        return res[0] if res else None

    def patch(self, contact_id: str, **props) -> None:
        self.hs.crm.contacts.basic_api.update(
            contact_id=contact_id, simple_public_object_input=SimplePublicObjectInput(properties=props)
        )


class RaiseLifetimeValue(_HubSpotMixin, Subscriber[InvoicePaid]):
    listens_to = InvoicePaid

    def notify(self, event: InvoicePaid) -> None:
        contact = self.find(event.customer_email, "ltv")
        if contact is None:
            return
        total = float(contact.properties.get("ltv") or 0) + event.amount
        self.patch(contact.id, ltv=f"{total:.2f}")


class FlagChurn(_HubSpotMixin, Subscriber[SubscriptionCancelled]):
    listens_to = SubscriptionCancelled

    def notify(self, event: SubscriptionCancelled) -> None:
        contact = self.find(event.customer_email)
        if contact:
            self.patch(
                contact.id,
                lifecyclestage="other",
                churned_plan=event.plan,
                churn_reason=event.feedback or "unknown",
            )
