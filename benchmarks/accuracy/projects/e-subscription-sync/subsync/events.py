from collections import defaultdict
from typing import Any, Awaitable, Callable

from pydantic import BaseModel


class Customer(BaseModel):
    id: str
    email: str
    first_name: str | None = None
    company: str | None = None


class Subscription(BaseModel):
    id: str
    status: str
    mrr: int = 0
    plan: str | None = None
    next_billing_at: int | None = None


class ChargebeeEvent(BaseModel):
    id: str
    type: str
    customer: Customer
    subscription: Subscription | None = None

    @classmethod
    def from_webhook(cls, body: dict[str, Any]) -> "ChargebeeEvent":
        content = body["content"]
        sub = content.get("subscription")
        if sub:
            items = sub.get("subscription_items") or [{}]
            sub = {**sub, "plan": items[0].get("item_price_id")}
        return cls(id=body["id"], type=body["event_type"], customer=content["customer"], subscription=sub)


Subscriber = Callable[[ChargebeeEvent], Awaitable[None]]


class EventBus:
    def __init__(self) -> None:
        self._subs: dict[str, list[Subscriber]] = defaultdict(list)

    def on(self, *types: str):
        def register(fn: Subscriber) -> Subscriber:
            for t in types:
                self._subs[t].append(fn)
            return fn

        return register

    async def publish(self, event: ChargebeeEvent) -> int:
        subs = self._subs.get(event.type, []) + self._subs.get("*", [])
        for s in subs:
            await s(event)
        return len(subs)
