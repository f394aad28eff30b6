import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    detail = event["detail"]
    to = detail.get("ship_to") or {}
    text = "\n".join(
        [f"Order {detail['name']} -> {to.get('city', '?')} {to.get('country_code', '')}"]
        + [f"{line['qty']} x {line['sku']}" for line in detail["lines"]]
    )
    sns.publish(TopicArn=os.environ["TOPIC_ARN"], Subject="Pick list", Message=text)
