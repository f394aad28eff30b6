import hashlib
import os

import mailchimp_marketing as mc

from . import BaseSink


class Sink(BaseSink):
    label = "Mailchimp"

    def __init__(self, list_id):
        self.list_id = list_id
        self.client = mc.Client()
        self.client.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ.get("MC_SERVER", "us6")})

    def accept(self, rec):
        return rec["Email"] and not rec["HasOptedOutOfEmail"]

    def upsert(self, rec):
        h = hashlib.md5(rec["Email"].lower().encode()).hexdigest()
        self.client.lists.set_list_member(self.list_id, h, {
            "email_address": rec["Email"],
            "status_if_new": "subscribed",
            "merge_fields": {"FNAME": rec["FirstName"] or "", "LNAME": rec["LastName"],
                             "COMPANY": (rec["Account"] or {}).get("Name", "")},
        })
