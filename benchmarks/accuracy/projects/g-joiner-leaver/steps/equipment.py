import os

import requests

from registry import step

SNIPE = "https://assets.acme.io/api/v1"
HDRS = {"Authorization": "Bearer " + os.environ["SNIPEIT_TOKEN"], "Accept": "application/json"}


def free_laptop():
    r = requests.get(f"{SNIPE}/hardware", params={"status": "RTD", "category_id": 2, "limit": 1}, headers=HDRS)
    return r.json()["rows"][0]


@step("joiner", order=60)
def laptop_ticket(person, ctx):
    asset = free_laptop()
    requests.post(
        "https://acme.freshservice.com/api/v2/tickets",
        auth=(os.environ["FRESHSERVICE_KEY"], "X"),
        json={
            "subject": f"Prepare laptop {asset['asset_tag']} for {person['displayName']}",
            "description": f"Starts {person['hireDate']}, account {ctx['okta_id']}",
            "email": "it@acme.io", "priority": 2, "status": 2,
        },
    ).raise_for_status()


def order_monitor(person):
    requests.post(
        "https://api.trello.com/1/cards",
        params={"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"],
                "idList": "5f2b8e", "name": f"Monitor for {person['displayName']}"},
    )
