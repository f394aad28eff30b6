from dataclasses import replace

from .annotate import annotation
from .pipes import Pipe, each, where
from .sinks import archive, page
from .tickets import open_tickets, tiers

with annotation("sla-check"):
    by_customer = tiers()
    stream = (
        Pipe(open_tickets())
        | each(lambda t: replace(t, tier=by_customer.get(t.customer, "none")))
        | where(lambda t: t.tier != "trial")
    )
    archived, paged = stream >> (archive + page)
    print(f"{archived} tickets stored, {paged} overdue")
