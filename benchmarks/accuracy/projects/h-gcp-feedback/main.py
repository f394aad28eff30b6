import base64
import csv
import io
import json
import os
from datetime import datetime, timedelta, timezone

import functions_framework
from google.cloud import bigquery, firestore, pubsub_v1, storage
from google.cloud import translate_v2 as translate
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

PROJECT = os.environ["GCP_PROJECT"]
TOPIC = os.environ.get("FEEDBACK_TOPIC", "feedback-rows")
TABLE = f"{PROJECT}.voc.feedback"

publisher = pubsub_v1.PublisherClient()
topic_path = publisher.topic_path(PROJECT, TOPIC)
db = firestore.Client()
bq = bigquery.Client()
translator = translate.Client()


@functions_framework.cloud_event
def on_upload(cloud_event):
    data = cloud_event.data
    if not data["name"].startswith("incoming/"):
        return
    blob = storage.Client().bucket(data["bucket"]).blob(data["name"])
    reader = csv.DictReader(io.StringIO(blob.download_as_text(encoding="utf-8-sig")))
    futures = []
    for row in reader:
        futures.append(publisher.publish(topic_path, json.dumps(row).encode("utf-8"), origin="csv"))
    for f in futures:
        f.result()
    blob.bucket.rename_blob(blob, data["name"].replace("incoming/", "done/"))


@functions_framework.cloud_event
def on_row(cloud_event):
    row = json.loads(base64.b64decode(cloud_event.data["message"]["data"]))
    text = row.get("comment", "").strip()
    english = translator.translate(text, target_language="en")["translatedText"] if text else ""

    db.collection("customers").document(row["customer_id"]).set(
        {"last_score": int(row["score"]), "last_feedback_at": firestore.SERVER_TIMESTAMP}, merge=True
    )
    errors = bq.insert_rows_json(
        TABLE,
        [
            {
                "customer_id": row["customer_id"],
                "score": int(row["score"]),
                "comment": text,
                "comment_en": english,
                "received_at": datetime.now(timezone.utc).isoformat(),
            }
        ],
    )
    if errors:
        raise RuntimeError(errors)


@functions_framework.http
def digest(request):
    since = datetime.now(timezone.utc) - timedelta(days=7)
    job = bq.query(
        f"SELECT score, comment_en FROM `{TABLE}` WHERE received_at >= @since ORDER BY score LIMIT 20",
        job_config=bigquery.QueryJobConfig(
            query_parameters=[bigquery.ScalarQueryParameter("since", "TIMESTAMP", since)]
        ),
    )
    items = "".join(f"<li><b>{r.score}</b> {r.comment_en}</li>" for r in job.result())
    message = Mail(
        from_email="voc@acme.io",
        to_emails=os.environ["DIGEST_TO"].split(","),
        subject="Worst feedback of the week",
        html_content=f"<ul>{items}</ul>",
    )
    SendGridAPIClient(os.environ["SENDGRID_API_KEY"]).send(message)
    return "ok"
