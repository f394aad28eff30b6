import logging
from datetime import datetime
from typing import List

from .clients.chargebee import ChargebeeClient
from .clients.hubspot import HubSpotClient
from .clients.slack import SlackNotifier
from .models import Subscription, to_company_properties

log = logging.getLogger(__name__)


class MrrSync:
    def __init__(self, billing: ChargebeeClient, crm: HubSpotClient,
                 notifier: SlackNotifier) -> None:
        self.billing = billing
        self.crm = crm
        self.notifier = notifier
        self.orphans: List[Subscription] = []

    def run(self, since: datetime) -> int:
        updated = 0
        for subscription in self.billing.subscriptions_updated_since(since):
            if self._push(subscription):
                updated += 1
        self._report_orphans()
        return updated

    def _push(self, subscription: Subscription) -> bool:
        if subscription.domain is None:
            self.orphans.append(subscription)
            return False
        company = self.crm.find_company(subscription.domain)
        if company is None:
            self.orphans.append(subscription)
            return False
        wanted = to_company_properties(subscription)
        if str(company["properties"].get("mrr")) == str(wanted["mrr"]):
            return False
        self.crm.update_company(company["id"], wanted)
        return True

    def _report_orphans(self) -> None:
        if not self.orphans:
            return
        lines = [f"• {s.company or s.email}: {s.plan} ({s.mrr_cents / 100:.0f}/mo)"
                 for s in self.orphans[:20]]
        self.notifier.send("Subscriptions without a CRM company:\n" + "\n".join(lines))
