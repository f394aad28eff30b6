import hashlib
import itertools
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Iterator, Optional

import gocardless_pro
import mailchimp_marketing
import requests
import stripe
from simple_salesforce import Salesforce

stripe.api_key = os.environ["STRIPE_SECRET"]
gc = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")
sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
                security_token=os.environ["SF_TOKEN"], domain="login")
mc = mailchimp_marketing.Client()
mc.set_config({"api_key": os.environ["MC_KEY"], "server": "us14"})

AUDIENCE = "b1f0c93aa1"
CAMPAIGN = os.getenv("CAMPAIGN")


@dataclass
class Donation:
    ref: str
    email: str
    surname: str
    amount: float
    day: date
    method: str
    gift_aid: Optional[bool] = None


def cards(since: datetime) -> Iterator[Donation]:
    charges = stripe.Charge.list(created={"gte": int(since.timestamp())}, limit=100, expand=["data.customer"])
    for ch in charges.auto_paging_iter():
        if not ch.paid or ch.refunded:
            continue
        who = ch.billing_details
        yield Donation(
            ref=ch.id, email=who.email, surname=(who.name or "Anonymous").split()[-1], amount=ch.amount / 100,
            day=datetime.fromtimestamp(ch.created, timezone.utc).date(), method="Card",
            gift_aid=ch.metadata.get("gift_aid") == "yes",
        )


def debits(since: datetime) -> Iterator[Donation]:
    for p in gc.payments.all(params={"status": "confirmed", "created_at[gte]": since.isoformat()}):
        mandate = gc.mandates.get(p.links.mandate)
        cust = gc.customers.get(mandate.links.customer)
        yield Donation(p.id, cust.email, cust.family_name, p.amount / 100, date.fromisoformat(p.charge_date), "Direct Debit")


def contact_id(d: Donation) -> str:
    hit = sf.query(f"SELECT Id FROM Contact WHERE Email = '{d.email}' LIMIT 1")
    if hit["records"]:
        return hit["records"][0]["Id"]
    return sf.Contact.create({"LastName": d.surname, "Email": d.email, "LeadSource": "Online gift"})["id"]


def book(d: Donation) -> None:
    record = {
        "Name": f"{d.surname} {d.day:%d/%m/%Y}",
        "npsp__Primary_Contact__c": contact_id(d),
        "Amount": d.amount,
        "CloseDate": d.day.isoformat(),
        "StageName": "Closed Won",
        "Payment_Method__c": d.method,
        "CampaignId": CAMPAIGN,
    }
    if d.gift_aid is not None:
        record["Gift_Aid__c"] = d.gift_aid
    sf.Opportunity.upsert(f"Gateway_Ref__c/{d.ref}", record)


def start_thank_you() -> None:
    soql = ("SELECT Email, FirstName, LastName FROM Contact WHERE Thank_You_Due__c = TRUE "
            "AND HasOptedOutOfEmail = FALSE")
    for c in sf.query_all_iter(soql):
        h = hashlib.md5(c["Email"].lower().encode()).hexdigest()
        mc.lists.set_list_member(AUDIENCE, h, {
            "email_address": c["Email"], "status_if_new": "subscribed",
            "merge_fields": {"FNAME": c["FirstName"] or "", "LNAME": c["LastName"]},
        })
        mc.lists.update_list_member_tags(AUDIENCE, h, {"tags": [{"name": "thank-you-due", "status": "active"}]})


def main():
    since = datetime.now(timezone.utc) - timedelta(days=2)
    for donation in itertools.chain(cards(since), debits(since)):
        if donation.email:
            book(donation)
    start_thank_you()
    requests.get(os.environ["HEALTHCHECK_URL"], timeout=10)


if __name__ == "__main__":
    main()
