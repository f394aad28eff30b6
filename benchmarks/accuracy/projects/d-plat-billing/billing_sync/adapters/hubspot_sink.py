from ..core.model import Contract
from .http import JsonApi


class HubspotSink(JsonApi):
    base_url = "https://api.hubapi.com"

    def apply(self, contract: Contract) -> None:
        self._send("POST", "/crm/v3/objects/contacts/batch/upsert", {
            "inputs": [{
                "id": contract.email,
                "idProperty": "email",
                "properties": {
                    "billing_plan": contract.plan,
                    "mrr": contract.mrr_cents / 100,
                    "billing_health": contract.health.value,
                },
            }],
        })
