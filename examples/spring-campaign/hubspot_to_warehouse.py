"""Full load of HubSpot contacts into BigQuery, for the campaign dashboard."""
import datetime
import os

import requests as http
from google.cloud import bigquery

TABLE = "lagovia-dwh.marketing.hubspot_contacts"
PROPERTIES = "email,lifecyclestage,home_airport,last_booking_date"


class ContactReader:
    def __init__(self, token):
        self.base_url = "https://api.hubapi.com"
        self.headers = {"Authorization": "Bearer %s" % token}

    def pages(self):
        path = "/crm/v3/objects/contacts"
        params = {"limit": 100, "properties": PROPERTIES}
        while True:
            r = http.get(self.base_url + path, headers=self.headers, params=params)
            page = r.json()
            yield page["results"]
            if "paging" not in page:
                break
            params["after"] = page["paging"]["next"]["after"]


def to_row(contact, loaded_at):
    properties = contact["properties"]
    return {
        "contact_id": contact["id"],
        "email": properties["email"],
        "stage": properties["lifecyclestage"],
        "home_airport": properties["home_airport"],
        "last_booking": properties["last_booking_date"],
        "loaded_at": loaded_at,
    }


def load():
    reader = ContactReader(os.environ["HUBSPOT_TOKEN"])
    warehouse = bigquery.Client(project="lagovia-dwh")
    loaded_at = datetime.datetime.now(datetime.timezone.utc).isoformat()
    for contacts in reader.pages():
        rows = [to_row(contact, loaded_at) for contact in contacts]
        errors = warehouse.insert_rows_json(TABLE, rows)
        if errors:
            raise RuntimeError("BigQuery refused %d rows: %s" % (len(errors), errors[:3]))


if __name__ == "__main__":
    load()
