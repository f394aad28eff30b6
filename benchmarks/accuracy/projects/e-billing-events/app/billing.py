from collections.abc import Callable

import stripe

from .chat import Chat
from .config import Settings
from .crm import Crm
from .mail import Mailer


def euro(cents: int) -> str:
    return f"€{cents / 100:,.2f}"


class Billing:
    def __init__(self, cfg: Settings, crm: Crm, chat: Chat, mail: Mailer):
        self.cfg, self.crm, self.chat, self.mail = cfg, crm, chat, mail

    def job_for(self, event) -> Callable[[], None] | None:
        obj = event["data"]["object"]
        match event["type"]:
            case "customer.subscription.created" | "customer.subscription.updated":
                return lambda: self.plan_changed(obj)
            case "customer.subscription.deleted":
                return lambda: self.cancelled(obj)
            case "invoice.payment_failed" if obj["attempt_count"] >= 2:
                return lambda: self.dunning(obj)
            case _:
                return None

    def _email(self, customer_id):
        return stripe.Customer.retrieve(customer_id)["email"]

    def plan_changed(self, sub):
        email = self._email(sub["customer"])
        item = sub["items"]["data"][0]
        plan = self.cfg.plans.get(item["price"]["id"], "Custom")
        if contact := self.crm.find(email):
            stage = contact.properties["lifecyclestage"]
            if stage != "customer":
                stage = "customer"
            self.crm.update(contact.id, plan=plan, seats=item["quantity"], lifecyclestage=stage)
            self.chat.update(email, "plan-changed", stage=stage, seats=item["quantity"])

    def cancelled(self, sub):
        email = self._email(sub["customer"])
        contact = self.crm.find(email)
        if contact is None:
            return
        self.crm.update(contact.id, plan="", lifecyclestage="other")
        if owner := contact.properties.get("hubspot_owner_id"):
            self.mail.send(
                self.crm.owner_email(owner),
                "customer-cancelled",
                customer=email,
                title=contact.properties.get("jobtitle"),
                reason=(sub.get("cancellation_details") or {}).get("feedback"),
            )

    def dunning(self, invoice):
        self.mail.send(
            invoice["customer_email"],
            "payment-failed",
            amount=euro(invoice["amount_due"]),
            link=invoice["hosted_invoice_url"],
        )
