"""Activists CSV -> Mailchimp audience."""
import hashlib
import os

from mailchimp_marketing import Client
from mailchimp_marketing.api_client import ApiClientError

from common.csvio import read_rows
from common.paths import ACTIVISTS_CSV

mc = Client()
mc.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": "us6"})
LIST = os.environ["MAILCHIMP_LIST"]

failed = 0
for row in read_rows(ACTIVISTS_CSV):
    digest = hashlib.md5(row["email"].lower().encode()).hexdigest()
    try:
        mc.lists.set_list_member(
            LIST,
            digest,
            {
                "email_address": row["email"],
                "status_if_new": "subscribed",
                "merge_fields": {"FNAME": row["first_name"], "LNAME": row["last_name"], "ZIP": row["zip"]},
            },
        )
    except ApiClientError as err:
        failed += 1
        print(row["email"], err.text)
print("failed:", failed)
