import html
import os

from atlassian import Confluence
from pyairtable import Api

from .core import Sink


class AirtableTable(Sink):
    def __init__(self, base, table, key):
        self.table = Api(os.environ["AIRTABLE_TOKEN"]).table(base, table)
        self.key = key

    def write(self, batch):
        self.table.batch_upsert([{"fields": row} for row in batch], key_fields=[self.key])


class ConfluencePage(Sink):
    def __init__(self, page_id, title):
        self.page_id = page_id
        self.title = title
        self.lines = []

    def write(self, batch):
        for row in batch:
            self.lines.append("<li>%s: %s</li>" % (row["key"], html.escape(row["text"])))
        Confluence(
            url=os.environ["ATLASSIAN_URL"],
            username=os.environ["ATLASSIAN_USER"],
            password=os.environ["ATLASSIAN_TOKEN"],
        ).update_page(self.page_id, self.title, "<ul>" + "".join(self.lines) + "</ul>")
