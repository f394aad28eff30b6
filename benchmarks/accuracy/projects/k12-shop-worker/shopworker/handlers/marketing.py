from __future__ import annotations

import httpx

from ..bus import handles
from ..settings import settings


@handles("order.placed")
async def newsletter_contact(order: dict) -> None:
    first, _, last = order["name"].partition(" ")
    async with httpx.AsyncClient(
        base_url="https://api.brevo.com/v3", headers={"api-key": settings.brevo_api_key.get_secret_value()}
    ) as brevo:
        await brevo.post(
            "/contacts",
            json={
                "email": order["email"],
                "attributes": {"FIRSTNAME": first, "LASTNAME": last, "LAST_ORDER": order["number"]},
                "listIds": [settings.brevo_list],
                "updateEnabled": True,
            },
        )
