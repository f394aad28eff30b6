import sys
from datetime import date, timedelta

from . import bank, ledger, publish
from .match import match
from .settlements import settlement_rows


def main(argv):
    day = date.fromisoformat(argv[0]) if argv else date.today() - timedelta(days=2)
    outcome = match(settlement_rows(day), ledger.booked(day))
    received = bank.incoming(day)
    ledger.save(
        day,
        matched=outcome.matched,
        unmatched=len(outcome.differences),
        difference_cents=outcome.total,
        bank_cents=received,
    )
    publish.sheet(day, outcome, received)
    key = publish.ticket(day, outcome)
    print(day, outcome.matched, len(outcome.differences), key or "")


if __name__ == "__main__":
    main(sys.argv[1:])
