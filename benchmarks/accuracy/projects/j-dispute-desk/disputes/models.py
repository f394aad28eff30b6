from datetime import datetime, timezone

import attrs


def _cents(value):
    return round(value / 100, 2)


@attrs.define
class Dispute:
    id: str
    reason: str
    amount: float = attrs.field(converter=_cents)
    currency: str = attrs.field(converter=str.upper)
    due: datetime | None = None
    customer: str | None = None

    @classmethod
    def from_stripe(cls, obj):
        details = obj.evidence_details
        due = None
        if details and details.due_by:
            due = datetime.fromtimestamp(details.due_by, tz=timezone.utc)
        charge = obj.charge
        return cls(
            id=obj.id,
            reason=obj.reason,
            amount=obj.amount,
            currency=obj.currency,
            due=due,
            customer=getattr(charge.billing_details, "email", None),
        )

    @property
    def title(self):
        return f"Dispute {self.reason}: {self.amount:.2f} {self.currency}"


@attrs.define
class Ticket:
    title: str
    body: str
    due_date: str | None = None
    priority: int = 2
