import os

from pyairtable import Api

from common import ShipHero


def handler(event, context):
    table = Api(os.environ["AIRTABLE_KEY"]).table(os.environ["AIRTABLE_BASE"], "Stock")
    records = [{"fields": {"SKU": sku, "On hand": n}} for sku, n in ShipHero().stock()]
    table.batch_upsert(records, key_fields=["SKU"])
