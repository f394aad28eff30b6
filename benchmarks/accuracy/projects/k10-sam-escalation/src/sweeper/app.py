import os
from datetime import datetime
from decimal import Decimal

import boto3
from helpdesk import Jira, Zendesk

table = boto3.resource("dynamodb").Table(os.environ["REPORT_TABLE"])
FMT = "%Y-%m-%dT%H:%M:%S.%f%z"


def hours(fields):
    delta = datetime.strptime(fields["resolutiondate"], FMT) - datetime.strptime(fields["created"], FMT)
    return Decimal(str(round(delta.total_seconds() / 3600, 1)))


def handler(event, context):
    zendesk = Zendesk()
    for issue in Jira().search("project = SUP AND resolved >= -1h"):
        fields = issue["fields"]
        table.put_item(
            Item={
                "issue": issue["key"],
                "summary": fields["summary"],
                "resolution": fields["resolution"]["name"],
                "hours": hours(fields),
            }
        )
        for label in fields["labels"]:
            if not label.startswith("zendesk-"):
                continue
            ticket_id = label.split("-", 1)[1]
            if zendesk.ticket(ticket_id)["status"] == "closed":
                continue
            zendesk.internal_note(ticket_id, f"{issue['key']} resolved: {fields['resolution']['name']}")
