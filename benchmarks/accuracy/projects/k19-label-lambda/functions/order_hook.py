import json

from shipping import fetch_order, send_job

AWAITING_FULFILLMENT = 11


def handler(event, context):
    hook = json.loads(event["body"])
    if hook["scope"] != "store/order/statusUpdated":
        return {"statusCode": 200, "body": "ignored"}
    if hook["data"]["status"]["new_status_id"] == AWAITING_FULFILLMENT:
        job = fetch_order(hook["data"]["id"])
        send_job(job)
    return {"statusCode": 200, "body": "ok"}
