"""Upload attendees as contacts, sales follows up from there. Safe to run again."""
import os

import petl as etl
from hubspot import HubSpot
from hubspot.crm.contacts import BatchInputSimplePublicObjectBatchInputUpsert
from hubspot.crm.contacts.exceptions import ApiException

WORKSHOP = {"411203": "dbt for beginners", "411204": "Airflow in production", "411209": "Costs"}

main_t = etl.fromcsv("data/attendees.csv").cut("email", "first", "last", "company", "ticket")
ws = (
    etl.fromcsv("data/workshops.csv")
    .convert("item", WORKSHOP)
    .aggregate("email", {"workshops": ("item", lambda v: "; ".join(sorted(set(v))))})
)
people = etl.outerjoin(main_t, ws, key="email").replaceall(None, "")

client = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

inputs = []
for r in people.dicts():
    inputs.append({
        "idProperty": "email",
        "id": r["email"],
        "properties": {
            "email": r["email"],
            "firstname": r["first"],
            "lastname": r["last"],
            "company": r["company"],
            "summit_2024_ticket": r["ticket"],
            "summit_2024_workshops": r["workshops"],
        },
    })

for i in range(0, len(inputs), 100):
    try:
        client.crm.contacts.batch_api.upsert(
            BatchInputSimplePublicObjectBatchInputUpsert(inputs=inputs[i:i + 100]))
    except ApiException as e:
        print("batch", i, e.reason)
print(len(inputs), "contacts")
