"""Cloud Functions of the lead form project. Deployed one by one, see deploy.sh."""
import base64
import json
import os
from datetime import datetime, timedelta, timezone

import functions_framework
import requests
from google.cloud import firestore, pubsub_v1
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

PROJECT = os.environ.get("GCP_PROJECT", "leadform-prod")

publisher = pubsub_v1.PublisherClient()
db = firestore.Client(project=PROJECT)
topic = publisher.topic_path(PROJECT, "new-leads")

FIELDS = {"FULL_NAME": "name", "EMAIL": "email", "PHONE_NUMBER": "phone", "COMPANY_NAME": "company"}


@functions_framework.http
def google_lead_form(request):
    """Webhook of the Google Ads lead form extension."""
    body = request.get_json()
    if body.get("google_key") != os.environ["GOOGLE_KEY"]:
        return "forbidden", 403
    lead = {"lead_id": body["lead_id"], "campaign": body["campaign_id"], "test": body.get("is_test", False)}
    for col in body["user_column_data"]:
        if col["column_id"] in FIELDS:
            lead[FIELDS[col["column_id"]]] = col["string_value"]
    publisher.publish(topic, json.dumps(lead).encode("utf-8"), origin="google").result()
    return {}, 200


@functions_framework.cloud_event
def route_lead(cloud_event):
    """Topic new-leads: keep it and give it to the sales people."""
    lead = json.loads(base64.b64decode(cloud_event.data["message"]["data"]))
    if lead.pop("test"):
        print("test lead", lead["lead_id"])
        return
    db.collection("leads").document(lead["lead_id"]).set(
        {**lead, "created": firestore.SERVER_TIMESTAMP, "mailable": True}
    )
    first, _, last = lead.get("name", "").partition(" ")
    resp = requests.post(
        "https://api.salesloft.com/v2/people.json",
        headers={"Authorization": f"Bearer {os.environ['SALESLOFT_KEY']}"},
        json={
            "first_name": first,
            "last_name": last,
            "email_address": lead["email"],
            "phone": lead.get("phone"),
            "person_company_name": lead.get("company"),
        },
        timeout=15,
    )
    if resp.status_code not in (201, 422):      # 422: already there
        resp.raise_for_status()


@functions_framework.http
def sendgrid_events(request):
    """Event webhook: people who bounced or unsubscribed get no more digests."""
    for ev in request.get_json():
        if ev["event"] not in ("bounce", "unsubscribe", "spamreport"):
            continue
        hits = db.collection("leads").where("email", "==", ev["email"]).stream()
        for doc in hits:
            doc.reference.update({
                "mailable": False,
                "last_event": ev["event"],
                "last_event_at": ev["timestamp"],
                "sg_message_id": ev["sg_message_id"],
            })
    return "", 204


@functions_framework.cloud_event
def daily_digest(cloud_event):
    """Scheduler: one welcome mail a day after the form."""
    yesterday = datetime.now(timezone.utc) - timedelta(days=1)
    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    query = db.collection("leads").where("mailable", "==", True).where("created", ">=", yesterday)
    for snap in query.stream():
        lead = snap.to_dict()
        mail = Mail(from_email="hallo@solarplan.example", to_emails=lead["email"])
        mail.template_id = "d-1b5f0c9a"
        mail.dynamic_template_data = {"name": lead.get("name", "")}
        sg.send(mail)
