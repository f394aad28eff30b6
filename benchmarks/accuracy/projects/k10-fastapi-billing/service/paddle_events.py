from __future__ import annotations

from .deps import Deps
from .registry import on
from .schemas import PaddleEvent, Plan


def _plan(data: dict) -> Plan:
    price = data["items"][0]["price"]
    return Plan(
        customer_id=data["custom_data"]["account_id"],
        name=price["description"],
        amount=price["unit_price"]["amount"],
        currency=price["unit_price"]["currency_code"],
        renews_at=data.get("next_billed_at"),
    )


@on("subscription.activated", "subscription.updated")
async def plan_to_intercom(event: PaddleEvent, deps: Deps) -> None:
    plan = _plan(event.data)
    contact = await deps.intercom.find_contact(plan.customer_id)
    if contact is None:
        return
    await deps.intercom.set_attributes(
        contact, {"plan": plan.name, "plan_price": int(plan.amount) / 100, "renews_at": plan.renews_at}
    )


@on("subscription.activated")
async def plan_to_campaigns(event: PaddleEvent, deps: Deps) -> None:
    plan = _plan(event.data)
    await deps.customerio.track(plan.customer_id, "plan_started", plan.model_dump(exclude={"customer_id"}))
