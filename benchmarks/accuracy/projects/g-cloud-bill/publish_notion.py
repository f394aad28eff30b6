import itertools
import os

from notion_client import Client

from billing import PROVIDERS

notion = Client(auth=os.environ["NOTION_TOKEN"])
DB = os.environ["NOTION_DB"]

lines = itertools.chain.from_iterable(fn() for fn in PROVIDERS.values())
for line in sorted(lines, key=lambda l: -l.usd)[:50]:
    notion.pages.create(parent={"database_id": DB}, properties={
        "Service": {"title": [{"text": {"content": line.service}}]},
        "Provider": {"select": {"name": line.provider}},
        "USD": {"number": round(line.usd, 2)},
    })
