import hashlib
import os

import mailchimp_marketing as MailchimpMarketing

client = MailchimpMarketing.Client()
client.set_config({"api_key": os.environ.get("MC_KEY"), "server": "us14"})
LIST = os.environ.get("MC_LIST", "c2f1e0ab19")


def _h(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


def upsert(email, name):
    first, _, last = name.partition(" ")
    client.lists.set_list_member(
        LIST,
        _h(email),
        {
            "email_address": email,
            "status_if_new": "subscribed",
            "merge_fields": {"FNAME": first, "LNAME": last},
        },
    )


def tag(email, name):
    client.lists.update_list_member_tags(LIST, _h(email), {"tags": [{"name": name, "status": "active"}]})
