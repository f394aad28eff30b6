import json
from pathlib import Path

from .models import Journal, JournalLine
from .ports import Ledger, PayoutSource, RateSource

ACCOUNTS = {"bank": "211", "fees": "642", "clearing": "118"}


class PayoutPosting:
    def __init__(self, source: PayoutSource, rates: RateSource, ledger: Ledger, state: Path):
        self.source = source
        self.rates = rates
        self.ledger = ledger
        self.state = state

    def _done(self):
        return json.loads(self.state.read_text()) if self.state.exists() else {}

    def build(self, p):
        memo = f"Stripe payout {p.ref}"
        return Journal(
            external_id=p.ref,
            day=p.arrived,
            rate=self.rates.rate(p.arrived, p.currency),
            lines=[
                JournalLine(account=ACCOUNTS["bank"], debit=p.net, memo=memo),
                JournalLine(account=ACCOUNTS["fees"], debit=p.fees, memo=memo + " fees"),
                JournalLine(account=ACCOUNTS["clearing"], credit=p.gross, memo=memo),
            ],
        )

    def run(self, since):
        done = self._done()
        posted = 0
        for payout in self.source.payouts(since):
            if payout.ref in done:
                continue
            done[payout.ref] = self.ledger.post(self.build(payout))
            self.state.write_text(json.dumps(done, indent=1))
            posted += 1
        return posted
