from itertools import islice
from urllib.parse import quote

from connectors.base import Connector


class Airtable(Connector, slug="airtable"):
    root = "https://api.airtable.com/v0"

    @property
    def path(self):
        return f"/{self.options['base']}/{quote(self.options['table'])}"

    def extract(self):
        params = {"pageSize": 100}
        if f := self.options.get("formula"):
            params["filterByFormula"] = f
        while True:
            page = self.call("GET", self.path, params=params)
            for r in page["records"]:
                yield {"_id": r["id"], **r["fields"]}
            if "offset" not in page:
                return
            params["offset"] = page["offset"]

    def load(self, records):
        it, n = iter(records), 0
        while batch := list(islice(it, 10)):
            self.call("PATCH", self.path, json={
                "performUpsert": {"fieldsToMergeOn": [self.options["key"]]},
                "records": [{"fields": b} for b in batch],
                "typecast": True,
            })
            n += len(batch)
        return n
