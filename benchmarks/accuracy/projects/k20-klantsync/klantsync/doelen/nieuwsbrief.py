import hashlib
import os

import mailchimp_marketing
from mailchimp_marketing.api_client import ApiClientError

from ..register import CONFIG, doel


@doel("nieuwsbrief")
def inschrijven(rijen) -> int:
    cfg = CONFIG["mailchimp"]
    client = mailchimp_marketing.Client()
    client.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": cfg["server"]})
    gelukt = 0
    for r in rijen:
        hash_ = hashlib.md5(r["email"].lower().encode()).hexdigest()
        try:
            client.lists.set_list_member(
                cfg["lijst"],
                hash_,
                {
                    "email_address": r["email"],
                    "status_if_new": "subscribed",
                    "merge_fields": {"FNAME": r["voornaam"], "LNAME": r["achternaam"]},
                },
            )
            gelukt += 1
        except ApiClientError as e:
            print("mailchimp:", e.text)
    return gelukt
