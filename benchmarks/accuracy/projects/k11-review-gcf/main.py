"""Cloud functions for product and shop reviews.

gcloud functions deploy pull_yotpo      --trigger-http      (scheduler, hourly)
gcloud functions deploy pull_trustpilot --trigger-http      (scheduler, daily)
gcloud functions deploy store_review    --trigger-topic reviews
"""
import base64
import json
import logging
import os
from datetime import datetime, timedelta, timezone

import functions_framework
import requests
from google.cloud import firestore, pubsub_v1

log = logging.getLogger("reviews")

PROJECT = os.environ.get("GCP_PROJECT", "voltcycle-prod")
APP_KEY = os.environ.get("YOTPO_APP_KEY", "")
GORGIAS = "https://voltcycle.gorgias.com/api"
TRUSTPILOT = "https://api.trustpilot.com/v1"
TRELLO_LIST = "64f0b1a2c3d4e5f601234567"
STARS = {1: "★", 2: "★★", 3: "★★★"}

publisher = pubsub_v1.PublisherClient()
topic = publisher.topic_path(PROJECT, "reviews")
db = firestore.Client(project=PROJECT)


def post(url, payload, auth=None, params=None):
    resp = requests.post(url, json=payload, auth=auth, params=params, timeout=15)
    if resp.status_code >= 300:
        log.error("POST %s -> %s %s", url, resp.status_code, resp.text[:300])
    return resp


def yotpo_reviews():
    token = requests.post(
        "https://api.yotpo.com/oauth/token",
        json={"client_id": APP_KEY, "client_secret": os.environ["YOTPO_SECRET"],
              "grant_type": "client_credentials"},
    ).json()["access_token"]
    since = (datetime.now(timezone.utc) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    r = requests.get(
        f"https://api.yotpo.com/v1/apps/{APP_KEY}/reviews",
        params={"utoken": token, "since_updated_at": since, "count": 100},
    )
    return r.json()["reviews"]


def bad_review_ticket(review):
    post(
        GORGIAS + "/tickets",
        {
            "channel": "api",
            "via": "api",
            "subject": f"{STARS.get(review['score'], '?')} review: {review['title']}",
            "customer": {"email": review["email"], "name": review["name"]},
            "messages": [{
                "channel": "api", "via": "api", "from_agent": False,
                "sender": {"email": review["email"]},
                "body_text": review["content"],
            }],
            "tags": [{"name": "review"}],
        },
        auth=(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"]),
    )


@functions_framework.http
def pull_yotpo(request):
    n = 0
    for review in yotpo_reviews():
        if review["score"] <= 3:
            bad_review_ticket(review)
        event = {k: review[k] for k in ("id", "sku", "score", "title", "content", "created_at")}
        publisher.publish(topic, json.dumps(event).encode(), sku=str(review["sku"])).result()
        n += 1
    return f"{n} reviews", 200


@functions_framework.http
def pull_trustpilot(request):
    """Shop reviews go to the board of the logistics people, they are nearly always about parcels."""
    unit = os.environ["TRUSTPILOT_UNIT"]
    yesterday = (datetime.now(timezone.utc) - timedelta(days=1)).isoformat()
    page = requests.get(
        f"{TRUSTPILOT}/private/business-units/{unit}/reviews",
        headers={"Authorization": "Bearer " + os.environ["TRUSTPILOT_TOKEN"]},
        params={"stars": "1,2,3", "startDateTime": yesterday, "perPage": 100},
    ).json()
    for rv in page["reviews"]:
        post(
            "https://api.trello.com/1/cards",
            {
                "idList": TRELLO_LIST,
                "name": f"{STARS[rv['stars']]} {rv['title']}",
                "desc": f"{rv['text']}\n\n{rv['consumer']['displayName']}, order {rv.get('referenceId') or '-'}",
                "pos": "top",
            },
            params={"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]},
        )
    return "ok", 200


@functions_framework.cloud_event
def store_review(cloud_event):
    message = cloud_event.data["message"]
    review = json.loads(base64.b64decode(message["data"]))
    doc = db.collection("products").document(str(review["sku"])).collection("reviews").document(str(review["id"]))
    doc.set({
        "score": review["score"],
        "title": review["title"],
        "text": review["content"],
        "created": review["created_at"],
        "stored": firestore.SERVER_TIMESTAMP,
    })
