"""What travels on the queue."""
import json
from dataclasses import asdict, dataclass


@dataclass
class PaymentMessage:
    payment_id: str
    email: str
    amount: float
    currency: str
    description: str = ""

    @classmethod
    def from_charge(cls, charge):
        return cls(
            payment_id=charge["id"],
            email=charge["billing_details"]["email"],
            amount=charge["amount"] / 100,
            currency=charge["currency"].upper(),
            description=charge.get("description") or "",
        )

    def dumps(self):
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text):
        return cls(**json.loads(text))
