import logging

from disputes.linear import Linear, LinearError
from disputes.models import Ticket
from disputes.paging import page
from disputes.payments import mark_tracked, open_disputes

log = logging.getLogger("dispute-desk")


def ticket_for(dispute):
    lines = [
        f"Stripe: https://dashboard.stripe.com/disputes/{dispute.id}",
        f"Customer: {dispute.customer or 'unknown'}",
    ]
    return Ticket(
        title=dispute.title,
        body="\n".join(lines),
        due_date=dispute.due.date().isoformat() if dispute.due else None,
        priority=1 if dispute.amount > 500 else 3,
    )


def main():
    linear = Linear()
    team = linear.team_id("FIN")
    failed = False
    for dispute in open_disputes():
        try:
            created = linear.create(team, ticket_for(dispute))
        except LinearError:
            log.exception("could not file %s", dispute.id)
            failed = True
            continue
        if created:
            mark_tracked(dispute.id)
    if failed:
        page("Dispute desk could not file every dispute, see the job log")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
