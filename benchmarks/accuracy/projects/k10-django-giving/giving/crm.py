"""Both outside address books, so that the commands stay short."""
import hashlib

import mailchimp_marketing
from django.conf import settings
from simple_salesforce import Salesforce


class Audience:
    def __init__(self):
        self.client = mailchimp_marketing.Client()
        self.client.set_config(settings.MAILCHIMP)
        self.list_id = settings.MAILCHIMP_LIST

    def upsert(self, email, **merge_fields):
        key = hashlib.md5(email.lower().encode()).hexdigest()
        self.client.lists.set_list_member(
            self.list_id,
            key,
            {"email_address": email, "status_if_new": "subscribed", "merge_fields": merge_fields},
        )

    def unsubscribed_count(self):
        return self.client.lists.get_list(self.list_id)["stats"]["unsubscribe_count"]


class Crm:
    def __init__(self):
        self.sf = Salesforce(**settings.SALESFORCE)

    def upsert_contact(self, ref, fields):
        self.sf.Contact.upsert(f"Donor_Ref__c/{ref}", fields)

    def managers(self):
        soql = "SELECT Donor_Ref__c, Owner.Name FROM Contact WHERE Donor_Ref__c != null"
        for rec in self.sf.query_all_iter(soql):
            yield int(rec["Donor_Ref__c"]), rec["Owner"]["Name"]
