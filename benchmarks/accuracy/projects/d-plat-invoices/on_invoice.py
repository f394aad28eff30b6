"""S3 trigger: supplier invoice PDF -> Textract -> DynamoDB."""
import os
import urllib.parse

import boto3

textract = boto3.client("textract")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sns = boto3.client("sns")

WANTED = {"INVOICE_RECEIPT_ID": "invoice_no", "TOTAL": "total", "VENDOR_NAME": "vendor", "DUE_DATE": "due"}


def fields(doc):
    out = {}
    for f in doc["SummaryFields"]:
        name = WANTED.get(f["Type"]["Text"])
        if name and name not in out:
            out[name] = f["ValueDetection"]["Text"]
    return out


def handler(event, context):
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(rec["s3"]["object"]["key"])
        resp = textract.analyze_expense(Document={"S3Object": {"Bucket": bucket, "Name": key}})
        item = fields(resp["ExpenseDocuments"][0])
        item.update(pk=key, status="new")
        table.put_item(Item=item)
        if "total" not in item:
            sns.publish(TopicArn=os.environ["REVIEW_TOPIC"], Subject="Invoice without total", Message=f"s3://{bucket}/{key}")
