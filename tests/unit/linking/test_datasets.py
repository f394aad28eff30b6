"""What a call reads or writes inside of a system."""

import pytest

from autodebt_lint.linking.remote.datasets import datasets_of
from tests.unit.linking.linked_projects import linked


def datasets(script: str) -> list[tuple[str, ...]]:
    """Return the datasets of each remote call that reads or writes."""
    linking = linked({"sync.py": script})
    return [
        datasets_of(remote, linking.resolver)
        for module in linking.modules()
        for remote in module.remote_calls
        if remote.operation in {"read", "write", "both"}
    ]


REQUESTS = "import requests\n"
HUBSPOT = "from hubspot import HubSpot\nclient = HubSpot(access_token=token)\n"
RUN = "import psycopg2\ncursor = psycopg2.connect(dsn).cursor()\ncursor.execute({})\n"


@pytest.mark.parametrize(
    ("script", "names"),
    [
        (f"{REQUESTS}requests.get('https://api.hubapi.com/crm/v3/objects/contacts/7')", ("contacts",)),
        (f"{REQUESTS}requests.post('https://api.hubapi.com/crm/v3/objects/deals/batch/create')", ("deals",)),
        (f"{REQUESTS}requests.get(f'https://shop.myshopify.com/admin/api/2026-01/orders/{{id}}.json')", ("orders",)),
        (f"{REQUESTS}requests.get('https://x.my.salesforce.com/services/data/v62.0/query?q=SELECT+Id+FROM+Lead')", ("Lead",)),
        (f"{REQUESTS}requests.patch('https://x.my.salesforce.com/services/data/v62.0/sobjects/Lead/Key__c/7')", ("Lead",)),
        (f"{HUBSPOT}client.crm.contacts.basic_api.create(row)", ("contacts",)),
        ("import stripe\nstripe.Customer.list(limit=100)", ("Customer",)),
        ("from simple_salesforce import Salesforce\nsf = Salesforce(a, b, c)\nsf.Contact.create(row)", ("Contact",)),
        ("from simple_salesforce import Salesforce\nsf = Salesforce(a, b, c)\nsf.query_all('SELECT Id FROM Account')", ("Account",)),
        (RUN.format("'INSERT INTO sales.orders SELECT * FROM staging'"), ("orders",)),
        (RUN.format("'SELECT a FROM orders JOIN lines USING (id)'"), ("orders", "lines")),
        ("from google.cloud import bigquery\nclient = bigquery.Client()\nclient.insert_rows_json('sales.orders', rows)", ("orders",)),
        ("from pymongo import MongoClient\nMongoClient(url)['shop']['orders'].insert_one(row)", ("orders",)),
        ("import boto3\nboto3.client('sqs').send_message(QueueUrl='https://sqs.eu-west-1.amazonaws.com/1/orders', MessageBody=x)", ("orders",)),
        ("import gspread\ngspread.authorize(c).open('Budget').worksheet('Spend').append_row(row)", ("Spend",)),
    ],
)  # fmt: skip
def test_the_name_shows(script, names):
    assert names in datasets(script)


@pytest.mark.parametrize(
    "script",
    [
        f"{REQUESTS}requests.get(f'https://api.hubapi.com/{{path}}')",
        f"{REQUESTS}requests.post('https://shop.myshopify.com/admin/api/2026-01/graphql.json', json=q)",
        RUN.format("statement"),
        RUN.format("f'SELECT * FROM {table}'"),
    ],
)
def test_no_name_shows(script):
    assert datasets(script) == [()]
