from ..core.model import Contract
from .http import JsonApi


class IntercomSink(JsonApi):
    base_url = "https://api.intercom.io"

    def apply(self, contract: Contract) -> None:
        self._send("POST", "/companies", {
            "company_id": contract.customer_id,
            "plan": contract.plan,
            "monthly_spend": contract.mrr_cents // 100,
            "custom_attributes": {"logins_30d": contract.logins_30d},
        })
