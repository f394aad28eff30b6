"""
AWS Lambdas of the web shop for solar panels.

  forms    API gateway, POST /jotform and POST /tally
  nightly  cron, won deals to the queue
  worker   SQS trigger, draft invoice for each deal
"""
import base64
import json
import os
from datetime import date
from urllib.parse import parse_qs

import boto3
import requests
from notion_client import Client as Notion

import crm

sqs = boto3.client("sqs", region_name="eu-central-1")
notion = Notion(auth=os.environ.get("NOTION_TOKEN"))

QUEUE_URL = os.environ.get("INVOICE_QUEUE_URL")
IDEAS_DB = "5b0f2c7e4b0a4d1c9a51cf2b8f7e9c11"


def _text(event):
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode("utf-8")
    return body


# ---- the two forms -------------------------------------------------------

def on_jotform(body):
    """Quote form. Jotform posts urlencoded, the answers sit in rawRequest."""
    raw = json.loads(parse_qs(body)["rawRequest"][0])
    name = "%s %s" % (raw["q3_name"]["first"], raw["q3_name"]["last"])
    lead = {
        "name": name,
        "email": raw["q4_email"],
        "phone": raw.get("q5_phone", {}).get("full"),
        "kwp": raw.get("q8_kwp") or "?",
        "roof": raw.get("q9_roof"),
    }
    person = crm.find_person(lead["email"]) or crm.add_person(lead)
    crm.add_deal(person, lead)
    crm.notify("#sales", "Neue Anfrage von %s, %s kWp" % (lead["name"], lead["kwp"]))


def on_tally(body):
    """Idea box for the staff (Tally), anonymous on purpose."""
    fields = {f["label"]: f["value"] for f in json.loads(body)["data"]["fields"]}
    notion.pages.create(
        parent={"database_id": IDEAS_DB},
        properties={
            "Name": {"title": [{"text": {"content": fields["Your idea in one line"]}}]},
            "Why": {"rich_text": [{"text": {"content": fields.get("Why?") or ""}}]},
            "Where": {"select": {"name": fields.get("Where", "office")}},
        },
    )
    crm.notify("#general", "Somebody had an idea! See the board in Notion.")


ROUTES = {"/jotform": on_jotform, "/tally": on_tally}


def forms(event, context):
    path = event.get("rawPath") or event.get("path")
    if path not in ROUTES:
        return {"statusCode": 404, "body": "?"}
    try:
        ROUTES[path](_text(event))
    except KeyError as e:
        print("missing field", e)
        return {"statusCode": 400, "body": "missing field"}
    return {"statusCode": 200, "body": "ok"}


# ---- invoices ------------------------------------------------------------

def nightly(event, context):
    n = 0
    for deal in crm.won_deals(date.today()):
        msg = {
            "deal": deal["id"],
            "customer": deal["person_name"],
            "net": deal["value"],
            "title": deal["title"],
        }
        sqs.send_message(QueueUrl=QUEUE_URL, MessageBody=json.dumps(msg))
        n += 1
    print(n, "deals queued")


def worker(event, context):
    for record in event["Records"]:
        job = json.loads(record["body"])
        r = requests.post(
            "https://api.lexoffice.io/v1/invoices",
            headers={"Authorization": "Bearer " + os.environ["LEXOFFICE_KEY"]},
            json={
                "voucherDate": date.today().isoformat() + "T00:00:00.000+01:00",
                "address": {"name": job["customer"], "countryCode": "DE"},
                "lineItems": [{
                    "type": "custom",
                    "name": job["title"],
                    "quantity": 1,
                    "unitName": "Anlage",
                    "unitPrice": {"currency": "EUR", "netAmount": job["net"], "taxRatePercentage": 0},
                }],
                "totalPrice": {"currency": "EUR"},
                "taxConditions": {"taxType": "net"},
                "shippingConditions": {"shippingType": "none"},
            },
        )
        r.raise_for_status()
