from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timezone

from .domain import Checkpoint, Crm, Enricher, LeadSource, Notifier, QualifiedLead

logger = logging.getLogger(__name__)

FREEMAIL = frozenset({"gmail.com", "gmx.de", "outlook.com", "yahoo.com", "icloud.com"})


@dataclass
class RouteLeads:
    source: LeadSource
    enricher: Enricher
    crm: Crm
    notifier: Notifier
    checkpoint: Checkpoint

    def __call__(self) -> int:
        started = datetime.now(timezone.utc)
        routed = 0
        for lead in self.source.pending(self.checkpoint.load()):
            qualified = QualifiedLead(lead)
            domain = lead.email.rpartition("@")[2].lower()
            if domain not in FREEMAIL:
                found = self.enricher.lookup(lead.email)
                if found is not None:
                    qualified = qualified.with_firmographics(found)
            ref = self.crm.open_deal(qualified)
            if qualified.firmographics.is_enterprise:
                self.notifier.announce(qualified, ref)
            routed += 1
        self.checkpoint.store(started)
        logger.info("routed %d leads", routed)
        return routed
