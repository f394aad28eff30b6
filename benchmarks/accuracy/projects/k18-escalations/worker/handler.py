import json
import os
import time

import boto3
from jira import JIRA

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
jira = None


def get_jira():
    global jira
    if jira is None:
        jira = JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
    return jira


def create_issue(msg):
    fields = {
        "project": {"key": os.environ.get("JIRA_PROJECT", "ENG")},
        "issuetype": {"name": "Bug"},
        "summary": "[{company}] {subject}".format(**msg),
        "description": msg["text"] + "\n\nFreshdesk: " + msg["url"],
        "priority": {"name": "Highest" if msg["urgent"] else "Medium"},
    }
    return get_jira().create_issue(fields=fields)


def lambda_handler(event, context):
    failed = []
    for record in event["Records"]:
        msg = json.loads(record["body"])
        if "Item" in table.get_item(Key={"ticket_id": msg["ticket_id"]}):
            continue
        try:
            issue = create_issue(msg)
        except Exception as e:
            print("could not create issue:", e)
            failed.append({"itemIdentifier": record["messageId"]})
            continue
        table.put_item(Item={
            "ticket_id": msg["ticket_id"],
            "company": msg["company"],
            "issue": issue.key,
            "created": int(time.time()),
            "state": "open",
        })
    return {"batchItemFailures": failed}
