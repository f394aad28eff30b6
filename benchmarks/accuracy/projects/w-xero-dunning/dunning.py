"""Payment reminders. Stages are by days overdue, see STAGES."""
from __future__ import annotations

import html
import json
import logging
import os
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path

import httpx
from hubspot import HubSpot
from hubspot.crm.contacts import PublicObjectSearchRequest
from hubspot.crm.objects.notes import SimplePublicObjectInputForCreate
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail, ReplyTo

logger = logging.getLogger(__name__)

TOKENS = Path(os.environ.get("XERO_TOKENS", "~/.xero.json")).expanduser()
STAGES = [(30, "d-7a1final"), (14, "d-7a1second"), (3, "d-7a1first")]
DEFAULT_REPLY = "accounts@northlight.io"


@dataclass
class Overdue:
    id: str
    number: str
    contact: str
    email: str
    due: date
    amount: float
    currency: str

    @property
    def days(self) -> int:
        return (date.today() - self.due).days


class Xero:
    def __init__(self) -> None:
        tok = json.loads(TOKENS.read_text())
        r = httpx.post(
            "https://identity.xero.com/connect/token",
            data={"grant_type": "refresh_token", "refresh_token": tok["refresh_token"]},
            auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
        )
        r.raise_for_status()
        TOKENS.write_text(r.text)
        self.http = httpx.Client(
            base_url="https://api.xero.com/api.xro/2.0",
            headers={
                "Authorization": f"Bearer {r.json()['access_token']}",
                "Xero-tenant-id": os.environ["XERO_TENANT"],
                "Accept": "application/json",
            },
            timeout=40,
        )

    def overdue(self):
        page = 1
        today = date.today()
        while True:
            r = self.http.get("/Invoices", params={
                "where": f'Type=="ACCREC" AND DueDate<DateTime({today.year},{today.month},{today.day})',
                "Statuses": "AUTHORISED", "page": page,
            })
            r.raise_for_status()
            invoices = r.json()["Invoices"]
            if not invoices:
                return
            for inv in invoices:
                yield Overdue(
                    id=inv["InvoiceID"], number=inv["InvoiceNumber"],
                    contact=inv["Contact"]["Name"], email=self._email(inv["Contact"]["ContactID"]),
                    due=datetime.fromisoformat(inv["DueDateString"]).date(),
                    amount=inv["AmountDue"], currency=inv["CurrencyCode"],
                )
            page += 1

    def _email(self, contact_id):
        r = self.http.get(f"/Contacts/{contact_id}")
        return r.json()["Contacts"][0].get("EmailAddress", "")

    def remark(self, invoice_id, text):
        self.http.put(f"/Invoices/{invoice_id}/History",
                      json={"HistoryRecords": [{"Details": text}]}).raise_for_status()


def find_contact(hs: HubSpot, email: str):
    req = PublicObjectSearchRequest(
        filter_groups=[{"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}],
        properties=["email", "hubspot_owner_id"], limit=1,
    )
    hits = hs.crm.contacts.search_api.do_search(public_object_search_request=req).results
    return hits[0] if hits else None


def owner_address(hs: HubSpot, contact) -> str:
    if contact is None or not contact.properties.get("hubspot_owner_id"):
        return DEFAULT_REPLY
    owner = hs.crm.owners.owners_api.get_by_id(owner_id=contact.properties["hubspot_owner_id"])
    return owner.email or DEFAULT_REPLY


def note(hs: HubSpot, contact, inv: Overdue, days: int) -> None:
    hs.crm.objects.notes.basic_api.create(
        simple_public_object_input_for_create=SimplePublicObjectInputForCreate(
            properties={
                "hs_timestamp": datetime.now(timezone.utc).isoformat(),
                "hs_note_body": f"Reminder sent for {html.escape(inv.number)}: "
                                f"{inv.amount:.2f} {inv.currency}, {days} days late",
            },
            associations=[{
                "to": {"id": contact.id},
                "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}],
            }],
        )
    )


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    xero = Xero()
    hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])

    for inv in xero.overdue():
        stage = next((tpl for days, tpl in STAGES if inv.days == days), None)
        if not stage or not inv.email:
            continue
        contact = find_contact(hs, inv.email)
        mail = Mail(from_email="billing@northlight.io", to_emails=inv.email)
        mail.template_id = stage
        mail.reply_to = ReplyTo(owner_address(hs, contact))
        mail.dynamic_template_data = {
            "name": inv.contact, "number": inv.number,
            "amount": f"{inv.amount:,.2f} {inv.currency}", "due": inv.due.strftime("%d %b %Y"),
        }
        resp = sg.send(mail)
        if resp.status_code >= 300:
            logger.error("%s: %s", inv.number, resp.status_code)
            continue
        xero.remark(inv.id, "Reminder e-mail sent automatically")
        if contact is not None:
            note(hs, contact, inv, inv.days)


if __name__ == "__main__":
    main()
