from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime

from .source import Refund, RefundSource
from .zendesk import Zendesk

log = logging.getLogger(__name__)

NOTE = """Refund {id} went out on {created:%Y-%m-%d %H:%M} UTC.
Amount: {amount:.2f} {currency}
Reason: {reason}
"""


def note_for(refund: Refund) -> str:
    return NOTE.format(**vars(refund))


def sync(source: RefundSource, desk: Zendesk, since: datetime, dry_run: bool = False) -> Counter:
    outcome: Counter = Counter()
    for refund in source.since(since):
        ticket_id = desk.open_ticket_for(refund.order_number)
        if ticket_id is None:
            outcome["no_ticket"] += 1
            continue
        if desk.has_note(ticket_id, refund.id):
            outcome["known"] += 1
            continue
        if dry_run:
            log.info("would note %s on ticket %s", refund.id, ticket_id)
            outcome["dry"] += 1
            continue
        desk.add_internal_note(ticket_id, note_for(refund), tags=["refund_sent"])
        outcome["noted"] += 1
    return outcome
