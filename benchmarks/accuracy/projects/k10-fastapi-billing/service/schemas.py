from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class PaddleEvent(BaseModel):
    event_id: str
    event_type: str
    data: dict[str, Any]


class GoCardlessEvent(BaseModel):
    id: str
    resource_type: str
    action: str
    links: dict[str, str] = Field(default_factory=dict)
    details: dict[str, Any] = Field(default_factory=dict)

    @property
    def topic(self) -> str:
        return f"{self.resource_type}.{self.action}"


class GoCardlessBatch(BaseModel):
    events: list[GoCardlessEvent]


class Plan(BaseModel):
    customer_id: str
    name: str
    amount: str
    currency: str
    renews_at: str | None = None
