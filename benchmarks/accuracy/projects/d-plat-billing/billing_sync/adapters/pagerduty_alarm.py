from ..core.model import Contract
from .http import JsonApi


class PagerDutyAlarm(JsonApi):
    base_url = "https://events.pagerduty.com"

    def __init__(self, token: str, routing_key: str):
        super().__init__(token)
        self._key = routing_key

    def raise_for(self, contract: Contract) -> None:
        self._send("POST", "/v2/enqueue", {
            "routing_key": self._key,
            "event_action": "trigger",
            "dedup_key": contract.customer_id,
            "payload": {"summary": f"{contract.customer_id} overdue", "source": "billing-sync", "severity": "warning"},
        })
