import hashlib
import os
from typing import Iterable

import mailchimp_marketing as mailchimp
from pyairtable import Api

from .registry import sink
from .sources import Record


@sink("mailchimp")
class MailchimpList:
    def __init__(self, list_id: str):
        self.list_id = list_id
        self.client = mailchimp.Client()
        self.client.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": "us14"})

    def deliver(self, records: Iterable[Record]) -> int:
        n = 0
        for n, record in enumerate(records, 1):
            email = record["email"].lower()
            self.client.lists.set_list_member(
                self.list_id,
                hashlib.md5(email.encode()).hexdigest(),
                {"email_address": email, "status_if_new": "subscribed",
                 "merge_fields": {"FNAME": record["name"].split(" ")[0]}},
            )
        return n


@sink("airtable")
class AirtableTable:
    def __init__(self, base: str, table: str):
        self.table = Api(os.environ["AIRTABLE_PAT"]).table(base, table)

    def deliver(self, records: Iterable[Record]) -> int:
        rows = [{"fields": {"Key": r["key"], "Name": r["name"], "Email": r["email"],
                            **{k.title(): v for k, v in r["extra"].items()}}} for r in records]
        self.table.batch_upsert(rows, key_fields=["Key"])
        return len(rows)
