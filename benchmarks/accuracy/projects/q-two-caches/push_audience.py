import hashlib
import os

import mailchimp_marketing as MailchimpMarketing
from mailchimp_marketing.api_client import ApiClientError

from cache import contacts_db


def main():
    client = MailchimpMarketing.Client()
    client.set_config({"api_key": os.environ["MAILCHIMP_KEY"],
                       "server": os.environ["MAILCHIMP_SERVER"]})
    with contacts_db() as con:
        rows = con.execute("SELECT name, email FROM contacts WHERE email IS NOT NULL").fetchall()
    for name, email in rows:
        member = hashlib.md5(email.lower().encode()).hexdigest()
        try:
            client.lists.set_list_member(os.environ["MAILCHIMP_LIST"], member, {
                "email_address": email, "status_if_new": "pending",
                "merge_fields": {"COMPANY": name}})
        except ApiClientError as error:
            print(email, error.text)


if __name__ == "__main__":
    main()
