import json
import logging
import os
from urllib.error import HTTPError

import boto3

from shipstation import create_order

log = logging.getLogger()
log.setLevel("INFO")
table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
sns = boto3.client("sns")


def already_done(number):
    return "Item" in table.get_item(Key={"number": number}, ProjectionExpression="#n",
                                    ExpressionAttributeNames={"#n": "number"})


def lambda_handler(event, context):
    failures = []
    for rec in event["Records"]:
        order = json.loads(rec["body"])
        if already_done(order["number"]):
            log.info("skip %s", order["number"])
            continue
        try:
            created = create_order(order)
        except HTTPError as e:
            log.error("%s: %s", order["number"], e)
            sns.publish(TopicArn=os.environ["ALARM_TOPIC"], Subject="fulfilment",
                        Message=f"order {order['number']} was refused")
            failures.append({"itemIdentifier": rec["messageId"]})
            continue
        table.put_item(Item={
            "number": order["number"],
            "email": order["email"],
            "ss_id": created["orderId"],
            "state": created["orderStatus"],
        })
    return {"batchItemFailures": failures}
