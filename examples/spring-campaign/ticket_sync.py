"""Guest tickets in Zendesk become cases in Salesforce; what guest care answers there goes back to the ticket."""
import json
import logging
import os
import sys
import time

from clients.salesforce_client import SalesforceClient
from clients.zendesk_client import ZendeskClient
from settings import SALESFORCE_TOKEN, STATE_DIR, ZENDESK_TOKEN

log = logging.getLogger("ticket_sync")

STATE_FILE = os.path.join(STATE_DIR, "ticket_sync.json")
CHANGED_CASES = (
    "SELECT Zendesk_Ticket__c, Status, Latest_Answer__c FROM Case "
    "WHERE Origin = 'Zendesk' AND LastModifiedDate > {since}"
)


def load_state():
    try:
        with open(STATE_FILE) as handle:
            return json.load(handle)
    except FileNotFoundError:
        return {"since": int(time.time()) - 86400}


def save_state(state):
    with open(STATE_FILE, "w") as handle:
        json.dump(state, handle)


def tickets_to_cases(zendesk, salesforce, since):
    for ticket in zendesk.tickets_since(since):
        case = {
            "Subject": ticket["subject"],
            "Description": ticket["description"],
            "Priority": (ticket["priority"] or "normal").title(),
            "Origin": "Zendesk",
        }
        salesforce.upsert("Case", "Zendesk_Ticket__c", ticket["id"], case)


def answers_to_tickets(zendesk, salesforce, since):
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(since))
    for case in salesforce.query(CHANGED_CASES.format(since=stamp)):
        answer = {"comment": {"body": case["Latest_Answer__c"], "public": True}}
        if case["Status"] == "Closed":
            answer["status"] = "solved"
        zendesk.update_ticket(case["Zendesk_Ticket__c"], answer)


def main():
    state = load_state()
    started = int(time.time())
    zendesk = ZendeskClient(ZENDESK_TOKEN)
    salesforce = SalesforceClient(SALESFORCE_TOKEN)
    try:
        tickets_to_cases(zendesk, salesforce, state["since"])
        answers_to_tickets(zendesk, salesforce, state["since"])
    except Exception:
        log.exception("sync stopped, will start again from %s", state["since"])
        return 1
    save_state({"since": started})
    return 0


if __name__ == "__main__":
    sys.exit(main())
