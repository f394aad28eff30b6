import io
import json
import os
import time
import zipfile

import click
import dataset
import pandas as pd
import requests
from openai import OpenAI
from pyairtable import Api

CODEBOOK = ["price", "onboarding", "bugs", "missing feature", "support", "other"]


def fetch(url, headers, params=None, raw=False):
    """GET with a little patience, both survey vendors throttle."""
    for attempt in range(5):
        r = requests.get(url, headers=headers, params=params)
        if r.status_code == 429:
            time.sleep(2 ** attempt)
            continue
        r.raise_for_status()
        return r.content if raw else r.json()
    raise SystemExit("giving up on %s" % url)


def code_answer(ai, text):
    res = ai.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[
            {"role": "system", "content": "Pick one of %s for the answer. JSON with keys code, quote." % CODEBOOK},
            {"role": "user", "content": text},
        ],
    )
    return json.loads(res.choices[0].message.content)


@click.group()
def cli():
    pass


@cli.command()
@click.argument("form_id")
@click.option("--since", default=None)
@click.option("--reward/--no-reward", default=False, help="10 EUR gift card for everyone with an e-mail")
def exit_interviews(form_id, since, reward):
    """Typeform exit interviews: code the open answer, put it in the research base."""
    head = {"Authorization": "Bearer " + os.environ["TYPEFORM_TOKEN"]}
    data = fetch("https://api.typeform.com/forms/%s/responses" % form_id, head,
                 {"page_size": 200, "since": since} if since else {"page_size": 200})
    table = Api(os.environ["AIRTABLE_PAT"]).table("appResearch0000001", "Exit interviews")
    ai = OpenAI()
    records, winners = [], []
    for item in data["items"]:
        by_ref = {a["field"]["ref"]: a for a in item.get("answers") or []}
        if "why" not in by_ref:
            continue
        coded = code_answer(ai, by_ref["why"]["text"])
        records.append({
            "Response": item["token"],
            "Submitted": item["submitted_at"],
            "Code": coded["code"],
            "Quote": coded["quote"],
        })
        if "email" in by_ref:
            winners.append(by_ref["email"]["email"])
    table.batch_upsert([{"fields": r} for r in records], key_fields=["Response"])
    click.echo("%d answers coded" % len(records))
    if reward:
        for mail in winners:
            send_reward(mail)


def send_reward(mail):
    r = requests.post(
        "https://www.tremendous.com/api/v2/orders",
        headers={"Authorization": "Bearer " + os.environ["TREMENDOUS_KEY"]},
        json={
            "payment": {"funding_source_id": "BALANCE"},
            "reward": {
                "campaign_id": os.environ["TREMENDOUS_CAMPAIGN"],
                "value": {"denomination": 10, "currency_code": "EUR"},
                "recipient": {"email": mail},
                "delivery": {"method": "EMAIL"},
            },
        },
    )
    r.raise_for_status()


@cli.command()
@click.argument("survey_id")
def nps(survey_id):
    """Quarterly NPS from Qualtrics into the reporting MySQL."""
    base = "https://fra1.qualtrics.com/API/v3/surveys/%s/export-responses" % survey_id
    head = {"X-API-TOKEN": os.environ["QUALTRICS_TOKEN"]}
    job = requests.post(base, headers=head, json={"format": "csv"}).json()["result"]["progressId"]
    while True:
        state = fetch(base + "/" + job, head)["result"]
        if state["status"] == "complete":
            break
        time.sleep(3)
    blob = fetch("%s/%s/file" % (base, state["fileId"]), head, raw=True)
    with zipfile.ZipFile(io.BytesIO(blob)) as z:
        df = pd.read_csv(z.open(z.namelist()[0]), skiprows=[1, 2])
    df = df.rename(columns={"ResponseId": "response_id", "Q1_NPS_GROUP": "nps_group", "Q1": "score", "EndDate": "ended"})
    records = df[["response_id", "score", "nps_group", "ended"]].dropna().to_dict("records")
    with dataset.connect("mysql+pymysql://survey:%s@reports.intern/cx" % os.environ["CX_PW"]) as tx:
        for r in records:
            tx["nps"].upsert(r, ["response_id"])
    click.echo("%d scores" % len(records))


if __name__ == "__main__":
    cli()
