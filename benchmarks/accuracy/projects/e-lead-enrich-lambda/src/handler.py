import json
import logging
import os
import time

import boto3

import enrich
import sfdc

logger = logging.getLogger()
logger.setLevel(logging.INFO)

table = boto3.resource("dynamodb").Table(os.environ.get("DEDUPE_TABLE", "lead-dedupe"))
sqs = boto3.client("sqs")
PARK = os.environ.get("PARKING_QUEUE_URL")


def seen(email):
    item = table.get_item(Key={"email": email}).get("Item")
    return bool(item) and item["ttl"] > time.time()


def mark(email, lead_id):
    table.put_item(Item={"email": email, "lead_id": lead_id, "ttl": int(time.time()) + 30 * 86400})


def lambda_handler(event, context):
    failures = []
    for rec in event["Records"]:
        try:
            body = json.loads(rec["body"])
            process(body)
        except sfdc.Rejected as e:
            logger.warning("parked: %s", e)
            sqs.send_message(QueueUrl=PARK, MessageBody=rec["body"])
        except Exception:
            logger.exception("boom")
            failures.append({"itemIdentifier": rec["messageId"]})
    return {"batchItemFailures": failures}


def process(body):
    email = body["email"].strip().lower()
    if seen(email):
        logger.info("dup %s", email)
        return
    extra = enrich.person(email)
    lead_id = sfdc.create_lead(body, extra)
    mark(email, lead_id)
