from __future__ import annotations

import os
from dataclasses import dataclass


class ConfigError(RuntimeError):
    pass


def _need(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise ConfigError(f"environment variable {name} is not set")
    return value


@dataclass(frozen=True)
class Settings:
    stripe_key: str
    zendesk_subdomain: str
    zendesk_user: str
    zendesk_token: str
    order_field_id: int
    ping_url: str | None

    @classmethod
    def from_env(cls) -> "Settings":
        return cls(
            stripe_key=_need("STRIPE_API_KEY"),
            zendesk_subdomain=_need("ZENDESK_SUBDOMAIN"),
            zendesk_user=_need("ZENDESK_USER"),
            zendesk_token=_need("ZENDESK_TOKEN"),
            order_field_id=int(_need("ZENDESK_ORDER_FIELD")),
            ping_url=os.environ.get("HEALTHCHECK_URL"),
        )
