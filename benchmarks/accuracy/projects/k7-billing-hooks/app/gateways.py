from __future__ import annotations

import logging

import httpx
from customerio import CustomerIO, Regions
from slack_sdk.web.async_client import AsyncWebClient

from .config import settings
from .models import Bounce, Payment

log = logging.getLogger(__name__)
_cio = CustomerIO(settings.customerio_site, settings.customerio_key, region=Regions.EU)


def track_payment(payment: Payment) -> None:
    data = payment.model_dump(exclude={"customer"})
    _cio.track(customer_id=payment.customer, name="invoice_paid", **data)


class HubSpotGateway:
    def __init__(self, client: httpx.AsyncClient | None = None):
        self.client = client or httpx.AsyncClient(
            base_url="https://api.hubapi.com",
            headers={"Authorization": f"Bearer {settings.hubspot_token}"},
        )

    async def mark_bounced(self, bounce: Bounce) -> None:
        resp = await self.client.patch(
            f"/crm/v3/objects/contacts/{bounce.email}",
            params={"idProperty": "email"},
            json={"properties": {"mail_status": bounce.kind, "mail_bounced_at": bounce.bounced_at.isoformat()}},
        )
        if resp.status_code == 404:
            log.info("bounce of an unknown contact")
            return
        resp.raise_for_status()


async def post_to_slack(channel: str, text: str) -> None:
    await AsyncWebClient(token=settings.slack_token).chat_postMessage(channel=channel, text=text)
