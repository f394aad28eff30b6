import json

from helpdesk import Jira, Zendesk

PRIORITY = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low"}


def handler(event, context):
    jira, zendesk = Jira(), Zendesk()
    for record in event["Records"]:
        message = json.loads(record["body"])
        thread = zendesk.comments(message["ticket"])
        key = jira.create(
            project={"key": "SUP"},
            issuetype={"name": "Bug"},
            summary=message["title"],
            priority={"name": PRIORITY.get(message["priority"], "Medium")},
            description="\n----\n".join(c["plain_body"] for c in thread if c["public"]),
            labels=[f"zendesk-{message['ticket']}"],
        )
        print("created", key)
