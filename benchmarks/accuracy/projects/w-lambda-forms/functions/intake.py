import base64
import json
import os
from email.parser import BytesParser
from email.policy import HTTP

import boto3

sqs = boto3.client("sqs")


def _form(event):
    body = event["body"]
    raw = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()
    ctype = event["headers"].get("Content-Type") or event["headers"]["content-type"]
    msg = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + ctype.encode() + b"\r\n\r\n" + raw)
    return {p.get_param("name", header="content-disposition"): p.get_content() for p in msg.iter_parts()}


def _answers(raw_request):
    data = json.loads(raw_request)
    name = data.get("q3_name") or {}
    return {
        "first": name.get("first", ""),
        "last": name.get("last", ""),
        "email": data.get("q4_email"),
        "company": data.get("q5_company"),
        "message": data.get("q9_message", ""),
    }


def handler(event, context):
    form = _form(event)
    message = {
        "submission": form["submissionID"],
        "form": form["formTitle"],
        **_answers(form["rawRequest"]),
    }
    if not message["email"]:
        return {"statusCode": 200, "body": "ignored"}
    sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(message))
    return {"statusCode": 202, "body": "queued"}
