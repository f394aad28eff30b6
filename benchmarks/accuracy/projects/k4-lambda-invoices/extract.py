"""Lambda 1: supplier PDF lands in S3 -> Textract -> DynamoDB row. SNS when the amount is high."""
import json
import os
import re
from decimal import Decimal
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
textract = boto3.client("textract")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sns = boto3.client("sns")

WANTED = {"INVOICE_RECEIPT_ID": "number", "VENDOR_NAME": "vendor", "TOTAL": "total", "DUE_DATE": "due"}


def fields(doc):
    for f in doc["ExpenseDocuments"][0]["SummaryFields"]:
        if (key := WANTED.get(f["Type"]["Text"])) and "ValueDetection" in f:
            yield key, f["ValueDetection"]["Text"]


def money(text):
    return Decimal(re.sub(r"[^\d.]", "", text.replace(",", "")) or "0")


def handler(event, context):
    for rec in event["Records"]:
        bucket, key = rec["s3"]["bucket"]["name"], unquote_plus(rec["s3"]["object"]["key"])
        blob = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        doc = textract.analyze_expense(Document={"Bytes": blob})
        item = {"pk": key, "state": "NEW", **dict(fields(doc))}
        item["total"] = money(item.get("total", ""))
        table.put_item(Item=item)
        if item["total"] > 10_000:
            sns.publish(TopicArn=os.environ["TOPIC"], Subject="Large supplier invoice",
                        Message=json.dumps(item, default=str))
    return {"n": len(event["Records"])}
