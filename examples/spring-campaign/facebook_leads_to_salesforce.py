"""Leads from the Facebook lead forms of the spring campaign into Salesforce."""
import logging
import os
import sys

import requests
from simple_salesforce import Salesforce
from simple_salesforce.exceptions import SalesforceError

from settings import CAMPAIGN, HTTP_TIMEOUT, SALESFORCE_TOKEN, SALESFORCE_URL

log = logging.getLogger("facebook_leads")

GRAPH_VERSION = "v20.0"
GRAPH_URL = "https://graph.facebook.com/" + GRAPH_VERSION


def fetch_leads(form_id, token):
    url = f"{GRAPH_URL}/{form_id}/leads"
    params = {"access_token": token, "fields": "created_time,field_data", "limit": 100}
    leads = []
    while url:
        try:
            response = requests.get(url, params=params, timeout=HTTP_TIMEOUT)
            response.raise_for_status()
        except requests.RequestException as e:
            print("form", form_id, "could not be read:", e)
            return None
        page = response.json()
        leads.extend(page["data"])
        url = page.get("paging", {}).get("next")
        params = None
    return leads


def to_lead(entry):
    answers = {field["name"]: field["values"][0] for field in entry["field_data"]}
    return {
        "FirstName": answers.get("first_name"),
        "LastName": answers["last_name"],
        "Email": answers["email"],
        "Company": "Private traveller",
        "LeadSource": "Facebook",
        "Campaign_Name__c": CAMPAIGN,
        "Travel_Month__c": answers.get("travel_month"),
    }


def main():
    salesforce = Salesforce(instance_url=SALESFORCE_URL, session_id=SALESFORCE_TOKEN)
    failed = 0
    for form_id in os.environ["FACEBOOK_FORM_IDS"].split(","):
        for entry in fetch_leads(form_id, os.environ["FACEBOOK_TOKEN"]) or []:
            try:
                salesforce.Lead.create(to_lead(entry))
            except SalesforceError as e:
                log.error("lead %s not created: %s", entry["id"], e)
                failed += 1
    log.info("%d leads failed", failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
