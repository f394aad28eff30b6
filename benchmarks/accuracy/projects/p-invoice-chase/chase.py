"""
Dunning run. Finance starts it every Tuesday and Thursday.

  python chase.py            -> real run
  python chase.py --dry      -> only prints
"""
import os
import re
import sys
from collections import defaultdict
from datetime import date, datetime

import requests
import yaml
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Cc, Mail

import crm
from xero_client import XeroClient

DRY = "--dry" in sys.argv

with open("chase.yml") as f:
    CONF = yaml.safe_load(f)


def parse_xero_date(s):
    # /Date(1518685950940+0000)/
    return datetime.utcfromtimestamp(int(re.search(r"\d+", s).group()) / 1000).date()


def level(days):
    lvl = None
    for l in CONF["levels"]:
        if days >= l["from_days"]:
            lvl = l
    return lvl


def body(first, rows, lvl):
    txt = "Hello %s,\n\n%s\n\n" % (first or "there", lvl["intro"])
    for inv in rows:
        txt += "  %s   due %s   %.2f %s\n" % (
            inv["InvoiceNumber"], parse_xero_date(inv["DueDate"]), inv["AmountDue"], inv["CurrencyCode"])
    return txt + "\n" + CONF["signature"]


def main():
    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    by_mail = defaultdict(list)
    for inv in XeroClient().overdue_invoices():
        mail = inv["Contact"].get("EmailAddress")
        if mail and inv["Contact"]["Name"] not in CONF["never"]:
            by_mail[mail.lower()].append(inv)

    summary = []
    for mail, rows in by_mail.items():
        days = max((date.today() - parse_xero_date(i["DueDate"])).days for i in rows)
        lvl = level(days)
        if lvl is None:
            continue
        contact = crm.find_contact(mail)
        first = owner = None
        if contact:
            if contact.properties.get("do_not_chase") == "true":
                continue
            first = contact.properties.get("firstname")
            owner = crm.owner_email(contact.properties.get("hubspot_owner_id"))

        total = round(sum(i["AmountDue"] for i in rows), 2)
        if DRY:
            print(mail, days, total, lvl["name"], owner)
            continue

        msg = Mail(from_email=CONF["from"], to_emails=mail, subject=lvl["subject"],
                   plain_text_content=body(first, rows, lvl))
        if owner and lvl.get("cc_owner"):
            msg.add_cc(Cc(owner))
        sg.send(msg)
        if contact:
            crm.set_overdue(contact.id, total, days)
        summary.append("%s: %.2f, %d days (%s)" % (rows[0]["Contact"]["Name"], total, days, owner or "no owner"))

    if summary:
        requests.post(os.environ["SLACK_FINANCE_HOOK"], json={"text": "Dunning run\n" + "\n".join(summary)})


if __name__ == "__main__":
    main()
