import os
from abc import ABC, abstractmethod
from collections import Counter

import requests
from mailjet_rest import Client
from pyairtable import Api

from .registry import sink


class Sink(ABC):
    @abstractmethod
    def put(self, row): ...

    def close(self):
        pass


@sink("mailjet")
class MailjetList(Sink):
    def __init__(self, list):
        self.list_id = list
        self.api = Client(auth=(os.environ["MJ_KEY"], os.environ["MJ_SECRET"]), version="v3")

    def put(self, row):
        self.api.contactslist_managecontact.create(id=self.list_id, data={
            "Action": "addnoforce",
            "Email": row["email"],
            "Name": row.get("name"),
            "Properties": {"last_event": row.get("event")},
        })


@sink("airtable")
class AirtableTable(Sink):
    def __init__(self, base, table):
        self.table = Api(os.environ["AIRTABLE_KEY"]).table(base, table)
        self.buffer = []

    def put(self, row):
        self.buffer.append({"fields": row})

    def close(self):
        self.table.batch_upsert(self.buffer, key_fields=["Name", "Event"])


@sink("discord")
class DiscordCount(Sink):
    def __init__(self):
        self.seen = Counter()

    def put(self, row):
        self.seen[row["event"]] += 1

    def close(self):
        text = "\n".join(f"{ev}: {n}" for ev, n in self.seen.most_common(10))
        requests.post(os.environ["DISCORD_WEBHOOK"], json={"content": text or "no sign-ups this week"})
