"""Salesforce REST, as far as the campaign jobs need it."""
from clients.base import ApiClient
from settings import SALESFORCE_URL


class SalesforceClient(ApiClient):
    base_url = SALESFORCE_URL + "/services/data/v61.0"

    def query(self, soql):
        page = self.call("GET", "/query", params={"q": soql})
        records = page["records"]
        while not page["done"]:
            cursor = page["nextRecordsUrl"].rsplit("/", 1)[-1]
            page = self.call("GET", "/query/" + cursor)
            records.extend(page["records"])
        return records

    def upsert(self, sobject, key_field, key, fields):
        path = "/sobjects/{}/{}/{}".format(sobject, key_field, key)
        self.call("PATCH", path, json=fields)
