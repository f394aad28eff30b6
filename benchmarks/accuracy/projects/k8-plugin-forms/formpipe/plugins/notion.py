import os

from notion_client import Client

from ..spi import Sink


class NotionSink(Sink):
    def __init__(self, **options):
        super().__init__(**options)
        self.client = Client(auth=os.environ["NOTION_TOKEN"])

    def put(self, answer):
        props = {}
        for i, (name, value) in enumerate(answer.items()):
            kind = "title" if i == 0 else "rich_text"
            props[name] = {kind: [{"text": {"content": str(value)}}]}
        self.client.pages.create(parent={"database_id": self.options["database"]}, properties=props)
