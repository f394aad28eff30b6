from typing import Protocol

from .models import Order


class Source(Protocol):
    def won_deals(self): ...
    def company_of(self, deal_id: str) -> dict: ...
    def stamp(self, deal_id: str, **props: str) -> None: ...


class Ledger(Protocol):
    def find_customer(self, vat: str): ...
    def push(self, path: str, body: dict): ...


class Engine:
    def __init__(self, crm: Source, ledger: Ledger) -> None:
        self.crm = crm
        self.ledger = ledger

    def customer_for(self, deal_id: str) -> str:
        company = self.crm.company_of(deal_id)["properties"]
        known = self.ledger.find_customer(company["vat_number"])
        if known:
            return known
        return self.ledger.push("/customer", {
            "companyName": company["name"],
            "vatRegNumber": company["vat_number"],
            "subsidiary": {"id": "3"},
        })

    def run(self) -> int:
        done = 0
        for raw in self.crm.won_deals():
            order = Order.from_deal(raw)
            order.customer = self.customer_for(order.deal_id)
            ns_id = self.ledger.push("/salesOrder", order.as_record())
            self.crm.stamp(order.deal_id, netsuite_id=ns_id)
            done += 1
        return done
