import logging
import os

import boto3

from worker.models import Update

log = logging.getLogger()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sns = boto3.client("sns")

TEXTS = {
    "OutForDelivery": "Your parcel {order} arrives today.",
    "Delivered": "Your parcel {order} has been delivered.",
}


def store(update: Update) -> dict:
    result = table.update_item(
        Key={"order": update.order},
        UpdateExpression="SET tracking = :t, carrier = :c, #s = :s, eta = :e",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":t": update.tracking, ":c": update.carrier, ":s": update.tag, ":e": update.eta},
    )
    return result


def tell_customer(update: Update) -> None:
    item = table.get_item(Key={"order": update.order}).get("Item")
    if not item or not item.get("sms_consent"):
        return
    text = TEXTS.get(update.tag)
    if text:
        sns.publish(PhoneNumber=item["phone"], Message=text.format(order=update.order))


def main(event, context):
    failures = []
    for record in event["Records"]:
        try:
            update = Update.from_record(record)
            store(update)
            if update.failed:
                sns.publish(TopicArn=os.environ["ALERT_TOPIC"], Subject="Carrier exception",
                            Message=f"{update.carrier} {update.tracking} (order {update.order})")
            else:
                tell_customer(update)
        except Exception:
            log.exception("record")
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
