import json
import os

import boto3
import urllib3

http = urllib3.PoolManager()
sqs = boto3.client("sqs")

STORE = os.environ["BC_STORE_HASH"]
HEADERS = {"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"}


def bc(path):
    response = http.request(
        "GET", f"https://api.bigcommerce.com/stores/{STORE}/v2/{path}", headers=HEADERS
    )
    if response.status == 204:
        return []
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status}")
    return json.loads(response.data)


def lambda_handler(event, context):
    hook = json.loads(event["body"])
    if hook["scope"] != "store/order/statusUpdated":
        return {"statusCode": 204}
    order_id = hook["data"]["id"]
    order = bc(f"orders/{order_id}")
    order["lines"] = bc(f"orders/{order_id}/products")
    sqs.send_message(
        QueueUrl=os.environ["ORDER_QUEUE_URL"],
        MessageBody=json.dumps(order),
        MessageGroupId="orders",
        MessageDeduplicationId=context.aws_request_id,
    )
    return {"statusCode": 200}
