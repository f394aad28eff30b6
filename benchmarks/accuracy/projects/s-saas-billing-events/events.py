import json
from dataclasses import asdict, dataclass

TOPIC = "billing.events.v1"


@dataclass
class BillingEvent:
    id: str
    kind: str
    customer_id: str
    email: str
    plan: str
    mrr_cents: int
    occurred_at: int

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, raw: bytes) -> "BillingEvent":
        return cls(**json.loads(raw))
