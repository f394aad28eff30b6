import os
from itertools import islice

import requests
from google.cloud import bigquery as bq
from notion_client import Client
from pyairtable import Api

from .registry import sink


def chunks(rows, size):
    it = iter(rows)
    while chunk := list(islice(it, size)):
        yield chunk


@sink()
def bigquery(rows, table):
    client = bq.Client()
    config = bq.LoadJobConfig(write_disposition="WRITE_APPEND", autodetect=True)
    for chunk in chunks(rows, 5000):
        client.load_table_from_json(chunk, table, job_config=config).result()


@sink()
def airtable(rows, base, table):
    t = Api(os.environ["AIRTABLE_TOKEN"]).table(base, table)
    t.batch_upsert([{"fields": r} for r in rows], key_fields=["email"])


@sink()
def notion(rows, database):
    client = Client(auth=os.environ["NOTION_TOKEN"])
    for r in rows:
        client.pages.create(
            parent={"database_id": database},
            properties={
                "Name": {"title": [{"text": {"content": r["name"]}}]},
                "Stage": {"select": {"name": r.get("stage", "new")}},
            },
        )


@sink()
def hubspot(rows, list_id=None):
    # not in pipelines.yml at the moment
    for chunk in chunks(rows, 100):
        requests.post(
            "https://api.hubapi.com/crm/v3/objects/contacts/batch/create",
            headers={"Authorization": "Bearer " + os.environ["HUBSPOT_TOKEN"]},
            json={"inputs": [{"properties": r} for r in chunk]},
        ).raise_for_status()
