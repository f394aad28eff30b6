import base64
import csv
import hashlib
import hmac
import json
import os
from decimal import Decimal

import boto3
from chalice import BadRequestError, Chalice, Cron

from chalicelib import crm, phone
from chalicelib.web import post_json

app = Chalice(app_name="intake")
app.debug = False

LEADS_QUEUE = os.environ["LEADS_QUEUE"]
BUCKET = os.environ["PARTNER_BUCKET"]

_sqs = None


def sqs():
    global _sqs
    if _sqs is None:
        _sqs = boto3.resource("sqs").get_queue_by_name(QueueName=LEADS_QUEUE)
    return _sqs


# -- 1. forms on the landing pages -------------------------------------------------


@app.route("/hooks/typeform", methods=["POST"])
def typeform_hook():
    raw = app.current_request.raw_body
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), raw, hashlib.sha256).digest()
    if app.current_request.headers.get("typeform-signature") != "sha256=" + base64.b64encode(digest).decode():
        raise BadRequestError("signature")

    response = app.current_request.json_body["form_response"]
    lead = {"source": response["definition"]["title"]}
    for a in response["answers"]:
        kind = a["type"]
        lead[a["field"]["ref"]] = a["choice"]["label"] if kind == "choice" else a[kind]
    lead.update(response.get("hidden") or {})
    sqs().send_message(MessageBody=json.dumps(lead))
    return {"ok": True}


@app.on_sqs_message(queue=LEADS_QUEUE, batch_size=5)
def lead_worker(event):
    for record in event:
        lead = json.loads(record.body)
        person = crm.find_person(lead["email"])
        if person is None:
            crm.create_lead(lead)
        else:
            app.log.info("known person, no new lead")


# -- 2. calls ----------------------------------------------------------------------


@app.schedule(Cron(10, 4, "*", "*", "?", "*"))
def nightly_calls(event):
    table = boto3.resource("dynamodb").Table(os.environ["CALLS_TABLE"])
    missed = []
    with table.batch_writer() as batch:
        for call in phone.calls_of_yesterday():
            batch.put_item(
                Item={
                    "pk": str(call["id"]),
                    "number": call["raw_digits"],
                    "direction": call["direction"],
                    "seconds": Decimal(call["duration"]),
                    "agent": (call["user"] or {}).get("name", "-"),
                }
            )
            if call["direction"] == "inbound" and not call["answered_at"]:
                missed.append(call)

    if missed:
        text = "\n\n".join("%s  %s" % (c["raw_digits"], c["number"]["name"]) for c in missed)
        post_json(os.environ["TEAMS_WEBHOOK"], {"title": "Missed calls", "text": text})
    meetings = phone.meetings_of_today()
    app.log.info("%d missed, %d meetings booked for today", len(missed), len(meetings))


# -- 3. partners drop their lists in a bucket --------------------------------------


@app.on_s3_event(bucket=BUCKET, events=["s3:ObjectCreated:*"], suffix=".csv")
def partner_file(event):
    body = boto3.client("s3").get_object(Bucket=event.bucket, Key=event.key)["Body"].read().decode("utf-8-sig")
    partner = event.key.split("/")[0]
    for row in csv.DictReader(body.splitlines()):
        post_json(
            "https://track.customer.io/api/v1/customers/%s" % row["email"],
            {"email": row["email"], "first_name": row["first_name"], "partner": partner},
            auth=(os.environ["CIO_SITE"], os.environ["CIO_KEY"]),
            verb="PUT",
        )
