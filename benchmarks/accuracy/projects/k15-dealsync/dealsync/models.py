from dataclasses import dataclass
from datetime import datetime, timezone
from decimal import Decimal
from typing import Optional


@dataclass
class Deal:
    id: str
    name: str
    stage: str
    amount: Decimal
    owner_id: Optional[str] = None


@dataclass
class Invoice:
    id: str
    customer: str
    total: Decimal
    currency: str
    issued_at: datetime


def deal_from_hubspot(raw: dict) -> Deal:
    props = raw["properties"]
    return Deal(
        id=raw["id"],
        name=(props.get("dealname") or "").strip(),
        stage=props.get("dealstage") or "",
        amount=Decimal(props.get("amount") or "0"),
        owner_id=props.get("hubspot_owner_id"),
    )


def invoice_from_stripe(obj) -> Invoice:
    return Invoice(
        id=obj.id,
        customer=obj.customer_email or obj.customer,
        total=Decimal(obj.total) / 100,
        currency=obj.currency.upper(),
        issued_at=datetime.fromtimestamp(obj.created, tz=timezone.utc),
    )
