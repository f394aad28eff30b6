import os

import requests
from google.cloud import bigquery
from hubspot import HubSpot
from hubspot.crm.contacts import BatchInputSimplePublicObjectBatchInput

from .queries import HEALTH, SPEND


def query(sql):
    for row in bigquery.Client().query(sql).result():
        yield dict(row)


def to_hubspot(rows):
    hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    inputs = [
        {"id": r.pop("email"), "idProperty": "email", "properties": {k: str(v) for k, v in r.items()}}
        for r in rows
    ]
    for i in range(0, len(inputs), 100):
        hs.crm.contacts.batch_api.update(BatchInputSimplePublicObjectBatchInput(inputs=inputs[i:i + 100]))
    return len(inputs)


def to_slack(rows):
    lines = ["%s: %.0f EUR" % (r["campaign"], r["cost"]) for r in rows]
    if lines:
        requests.post(os.environ["SLACK_WEBHOOK"], json={"text": "Yesterday's big spenders\n" + "\n".join(lines)})


if __name__ == "__main__":
    print("contacts", to_hubspot(query(HEALTH)))
    to_slack(query(SPEND))
