from datetime import date

from .ports import Ledger, Rates, SettlementSource


class Closing:
    def __init__(self, sources: list[SettlementSource], rates: Rates, ledger: Ledger, publishers=()):
        self.sources = sources
        self.rates = rates
        self.ledger = ledger
        self.publishers = publishers

    def collect(self, year: int) -> int:
        added = 0
        for src in self.sources:
            for m in src.movements(date(year, 1, 1), date(year, 12, 31)):
                eur = m.amount if m.currency == "EUR" else m.amount * self.rates.to_eur(m.currency)
                added += self.ledger.add(m, round(eur, 2))
        return added

    def publish(self, year: int) -> None:
        result = self.ledger.balances(year)
        for p in self.publishers:
            result = p(result, year)
