"""Anything open for more than 4 hours wakes somebody up."""
import os
import time

import boto3
import requests
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
FRESHDESK = "https://%s.freshdesk.com/api/v2" % os.environ["FRESHDESK_DOMAIN"]
RESOLVED = (4, 5)


def still_open(ticket_id):
    r = requests.get(f"{FRESHDESK}/tickets/{ticket_id}", auth=(os.environ["FRESHDESK_KEY"], "X"))
    if r.status_code == 404:
        return False
    r.raise_for_status()
    return r.json()["status"] not in RESOLVED


def set_state(ticket_id, state):
    table.update_item(
        Key={"ticket_id": ticket_id},
        UpdateExpression="SET #s = :s",
        ExpressionAttributeNames={"#s": "state"},
        ExpressionAttributeValues={":s": state},
    )


def lambda_handler(event, context):
    limit = int(time.time()) - 4 * 3600
    items = table.scan(FilterExpression=Attr("state").eq("open") & Attr("created").lt(limit))["Items"]
    for item in items:
        if not still_open(item["ticket_id"]):
            set_state(item["ticket_id"], "closed")
            continue
        requests.post(
            "https://api.opsgenie.com/v2/alerts",
            headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
            json={
                "message": f"{item['issue']} open for 4h ({item['company']})",
                "alias": "escalation-" + item["ticket_id"],
                "priority": "P2",
            },
        ).raise_for_status()
        set_state(item["ticket_id"], "paged")
