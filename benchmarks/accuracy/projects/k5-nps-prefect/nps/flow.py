"""Weekly NPS: all answers to Airtable for the CS team, detractors to the Help Scout mailbox."""
import os
from datetime import datetime, timedelta, timezone

import httpx
from prefect import flow, get_run_logger, task
from pyairtable import Api

from nps.sources import account_owners, suppressed, survey_responses

MAILBOX = 241889
NPS_GROUP = 17433


@task
def to_airtable(answers: list[dict], owners: dict[str, str]) -> None:
    table = Api(os.environ["AIRTABLE_TOKEN"]).table("appQ7bR1sT9", "NPS answers")
    table.batch_create([
        {
            "Email": a["person"]["email"],
            "Score": a["score"],
            "Comment": a.get("comment") or "",
            "Owner": owners.get(a["person"]["email"].lower(), "nobody"),
        }
        for a in answers
    ])


@task(tags=["helpscout"])
def open_conversation(answer: dict, token: str) -> None:
    person = answer["person"]
    httpx.post(
        "https://api.helpscout.net/v2/conversations",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "subject": f"NPS {answer['score']}",
            "type": "email",
            "mailboxId": MAILBOX,
            "status": "active",
            "customer": {"email": person["email"]},
            "threads": [{"type": "customer", "customer": {"email": person["email"]}, "text": answer["comment"]}],
        },
    ).raise_for_status()


@task
def helpscout_token() -> str:
    r = httpx.post("https://api.helpscout.net/v2/oauth2/token", data={
        "grant_type": "client_credentials",
        "client_id": os.environ["HS_APP"],
        "client_secret": os.environ["HS_SECRET"],
    })
    return r.raise_for_status().json()["access_token"]


@flow(name="weekly-nps")
def weekly_nps(days: int = 7):
    log = get_run_logger()
    since = int((datetime.now(timezone.utc) - timedelta(days=days)).timestamp())

    answers_f = survey_responses.submit(since)
    owners_f = account_owners.submit()
    blocked = suppressed(NPS_GROUP)
    answers = answers_f.result()
    log.info("%s answers", len(answers))

    to_airtable(answers, owners_f.result())

    unhappy = [
        a for a in answers
        if a["score"] <= 6 and a.get("comment") and a["person"]["email"].lower() not in blocked
    ]
    token = helpscout_token()
    open_conversation.map(unhappy, token=token)


if __name__ == "__main__":
    weekly_nps()
