import os
from datetime import datetime, timedelta

import chargebee
import recurly

from .base import Export, Table
from .stores import PostgresStore, S3Store


class ChargebeeInvoices(PostgresStore, Export, slug="chargebee"):
    table = Table("billing.invoices", ("id", "customer", "total", "status"))

    def fetch(self):
        chargebee.configure(os.environ["CHARGEBEE_KEY"], "acme")
        since = int((datetime.utcnow() - timedelta(days=3)).timestamp())
        offset = None
        while True:
            params = {"limit": 100, "updated_at[after]": since}
            if offset:
                params["offset"] = offset
            entries = chargebee.Invoice.list(params)
            yield from (e.invoice for e in entries)
            offset = entries.next_offset
            if not offset:
                return

    def shape(self, item):
        return item.id, item.customer_id, item.total / 100, item.status


class RecurlyAccounts(S3Store, Export, slug="recurly"):
    """Old brand, only archived."""

    table = Table("recurly/accounts", ("code", "email", "state"))

    def fetch(self):
        client = recurly.Client(os.environ["RECURLY_KEY"])
        return client.list_accounts(params={"limit": 200}).items()

    def shape(self, item):
        yield item.code
        yield item.email
        yield item.state
