import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")


def lambda_handler(event, context):
    """Webhook target of the Freshdesk automation rule 'Escalate to engineering'."""
    sent = event["headers"].get("X-Api-Key", "")
    if not hmac.compare_digest(sent, os.environ["HOOK_KEY"]):
        return {"statusCode": 403, "body": ""}

    hook = json.loads(event["body"])["freshdesk_webhook"]
    message = {
        "ticket_id": str(hook["ticket_id"]),
        "subject": hook["ticket_subject"],
        "text": hook.get("ticket_description", ""),
        "url": hook["ticket_url"],
        "company": hook.get("ticket_company_name") or "unknown",
        "urgent": hook.get("ticket_priority") == "Urgent",
    }
    sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(message))
    return {"statusCode": 202, "body": "queued"}
