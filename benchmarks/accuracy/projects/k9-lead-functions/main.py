import base64
import datetime as dt
import json
import os

import clearbit
import functions_framework
import requests
from facebook_business.adobjects.lead import Lead
from facebook_business.api import FacebookAdsApi
from google.cloud import bigquery, pubsub_v1

PROJECT = os.environ["GCP_PROJECT"]
PIPEDRIVE = "https://api.pipedrive.com/v1"
publisher = pubsub_v1.PublisherClient()
bq = bigquery.Client()
clearbit.key = os.environ.get("CLEARBIT_KEY")


@functions_framework.http
def leadgen_webhook(request):
    """Subscribed to the page's leadgen field."""
    if request.method == "GET":
        if request.args.get("hub.verify_token") == os.environ["VERIFY_TOKEN"]:
            return request.args["hub.challenge"]
        return "no", 403

    FacebookAdsApi.init(access_token=os.environ["FB_TOKEN"])
    topic = publisher.topic_path(PROJECT, "leads")
    for entry in request.get_json()["entry"]:
        for change in entry["changes"]:
            if change["field"] != "leadgen":
                continue
            lead = Lead(change["value"]["leadgen_id"]).api_get(fields=["created_time", "field_data", "campaign_name"])
            answers = {f["name"]: f["values"][0] for f in lead["field_data"]}
            answers["campaign"] = lead["campaign_name"]
            publisher.publish(topic, json.dumps(answers).encode()).result()
    return "ok"


def company_facts(email):
    found = clearbit.Enrichment.find(email=email, stream=True)
    if not found or not found.get("company"):
        return {}
    company = found["company"]
    return {
        "label": company["category"]["industry"],
        "org_size": company["metrics"]["employees"],
    }


@functions_framework.cloud_event
def process_lead(event):
    lead = json.loads(base64.b64decode(event.data["message"]["data"]))
    person = {"name": lead["full_name"], "email": [lead["email"]], "phone": [lead.get("phone_number", "")]}
    facts = company_facts(lead["email"])

    params = {"api_token": os.environ["PIPEDRIVE_TOKEN"]}
    existing = requests.get(
        f"{PIPEDRIVE}/persons/search",
        params={**params, "term": lead["email"], "fields": "email", "exact_match": "true"},
    ).json()["data"]["items"]
    if not existing:
        requests.post(f"{PIPEDRIVE}/persons", params=params, json={**person, **facts}).raise_for_status()

    errors = bq.insert_rows_json(f"{PROJECT}.marketing.leads", [{
        "email": lead["email"],
        "campaign": lead["campaign"],
        "is_new": not existing,
        "ts": dt.datetime.utcnow().isoformat(),
    }])
    if errors:
        raise RuntimeError(errors)


@functions_framework.http
def linkedin_costs(request):
    """Cloud Scheduler, every morning."""
    day = dt.date.today() - dt.timedelta(days=1)
    rng = f"(start:(year:{day.year},month:{day.month},day:{day.day}))"
    r = requests.get(
        "https://api.linkedin.com/rest/adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY"
        f"&dateRange={rng}&accounts=List(urn%3Ali%3AsponsoredAccount%3A{os.environ['LI_ACCOUNT']})"
        "&fields=costInLocalCurrency,clicks,pivotValues",
        headers={
            "Authorization": "Bearer " + os.environ["LI_TOKEN"],
            "LinkedIn-Version": "202404",
            "X-Restli-Protocol-Version": "2.0.0",
        },
    )
    r.raise_for_status()
    rows = [
        {"day": day.isoformat(), "campaign": e["pivotValues"][0], "cost": float(e["costInLocalCurrency"]), "clicks": e["clicks"]}
        for e in r.json()["elements"]
    ]
    if rows:
        bq.load_table_from_json(rows, f"{PROJECT}.marketing.linkedin_costs").result()

    # weekly message on mondays
    if dt.date.today().weekday() == 0:
        sql = f"SELECT campaign, COUNT(*) n FROM `{PROJECT}.marketing.leads` WHERE ts > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY) GROUP BY 1"
        text = "\n".join(f"{row.campaign}: *{row.n}* leads" for row in bq.query(sql).result())
        requests.post(os.environ["GCHAT_WEBHOOK"], json={"text": text})
    return "done"
