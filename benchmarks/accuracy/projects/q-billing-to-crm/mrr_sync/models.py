from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Optional

FREE_MAIL = {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"}


@dataclass(frozen=True)
class Subscription:
    id: str
    plan: str
    status: str
    mrr_cents: int
    email: str
    company: Optional[str]
    renews_on: Optional[date]

    @classmethod
    def from_chargebee(cls, subscription: dict, customer: dict) -> "Subscription":
        next_billing = subscription.get("next_billing_at")
        return cls(
            id=subscription["id"],
            plan=subscription["subscription_items"][0]["item_price_id"],
            status=subscription["status"],
            mrr_cents=subscription.get("mrr", 0),
            email=customer.get("email", ""),
            company=customer.get("company"),
            renews_on=(datetime.fromtimestamp(next_billing, tz=timezone.utc).date()
                       if next_billing else None),
        )

    @property
    def domain(self) -> Optional[str]:
        domain = self.email.rpartition("@")[2].lower()
        return domain if domain and domain not in FREE_MAIL else None


def to_company_properties(subscription: Subscription) -> dict:
    properties = {
        "plan": subscription.plan,
        "billing_status": subscription.status,
        "mrr": round(subscription.mrr_cents / 100, 2),
    }
    if subscription.renews_on:
        properties["renewal_date"] = subscription.renews_on.isoformat()
    return properties
