import base64
import hashlib
import hmac
import json
import os

import boto3
import mailchimp_marketing as MailchimpMarketing
import requests
from mailchimp_marketing.api_client import ApiClientError

dynamodb = boto3.resource("dynamodb")
consent_table = dynamodb.Table(os.environ["CONSENT_TABLE"])
sns = boto3.client("sns")

mc = MailchimpMarketing.Client()
mc.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_SERVER"]})

PIPEDRIVE = "https://api.pipedrive.com/v1"
LIST_ID = os.environ["MC_LIST"]


def signature_ok(event):
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), event["body"].encode(), hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    got = event["headers"].get("typeform-signature", "")
    return hmac.compare_digest(expected, got)


def flatten(form_response):
    """Typeform answers -> {ref: value}"""
    out = {}
    for a in form_response["answers"]:
        ref = a["field"]["ref"]
        kind = a["type"]
        if kind == "choice":
            out[ref] = a["choice"]["label"]
        elif kind == "choices":
            out[ref] = ", ".join(a["choices"]["labels"])
        else:
            out[ref] = a[kind]
    out.update(form_response.get("hidden") or {})
    return out


def opted_out(email):
    item = consent_table.get_item(Key={"email": email.lower()}).get("Item")
    return bool(item) and item["status"] == "optout"


def newsletter(ans):
    email = ans["email"]
    if opted_out(email):
        print("opted out before, skipped")
        return
    h = hashlib.md5(email.lower().encode()).hexdigest()
    mc.lists.set_list_member(LIST_ID, h, {
        "email_address": email,
        "status_if_new": "pending",
        "merge_fields": {"FNAME": ans.get("firstname", ""), "SOURCE": ans.get("utm_source", "")},
    })


def demo(ans):
    params = {"api_token": os.environ["PIPEDRIVE_TOKEN"]}
    person = {"name": ans["name"], "email": [ans["email"]], "phone": [ans.get("phone", "")]}
    r = requests.post(PIPEDRIVE + "/persons", params=params, json=person, timeout=10)
    r.raise_for_status()
    requests.post(PIPEDRIVE + "/deals", params=params, timeout=10, json={
        "title": "Demo " + ans.get("company", ans["name"]),
        "person_id": r.json()["data"]["id"],
    }).raise_for_status()


def unsubscribe(ans):
    consent_table.put_item(Item={"email": ans["email"].lower(), "status": "optout"})


FORMS = {
    "h7Yt2Kqa": newsletter,
    "Zp0wLm3x": demo,
    "b1NnE9rs": unsubscribe,
}


def lambda_handler(event, context):
    if not signature_ok(event):
        return {"statusCode": 403}
    payload = json.loads(event["body"])
    response = payload["form_response"]
    handler = FORMS.get(response["form_id"])
    if handler is None:
        return {"statusCode": 204}
    try:
        handler(flatten(response))
    except (requests.RequestException, ApiClientError) as exc:
        sns.publish(TopicArn=os.environ["ALERT_TOPIC"], Subject="forms lambda failed", Message=type(exc).__name__)
        return {"statusCode": 500}
    return {"statusCode": 200}
