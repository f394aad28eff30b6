from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import chartmogul
import delighted
import requests
from prefect import flow, get_run_logger, task

from senders import intercom_events, posthog_capture, secret

ONBOARDING_SURVEY = "414886321"


@dataclass
class Answer:
    email: str
    score: int
    comment: str = ""
    when: int = 0
    props: dict = field(default_factory=dict)

    @property
    def group(self) -> str:
        return "promoter" if self.score >= 9 else "passive" if self.score >= 7 else "detractor"


# --- who gets asked ---------------------------------------------------------


@task(retries=2, retry_delay_seconds=30)
def paying_customers() -> list[dict]:
    cfg = chartmogul.Config(secret("chartmogul"))
    out, cursor = [], None
    while True:
        page = chartmogul.Customer.all(cfg, cursor=cursor, per_page=200, status="Active").get()
        for c in page.entries:
            if c.email:
                out.append({"email": c.email, "name": c.name, "mrr": c.mrr / 100, "plan": c.attributes.tags})
        if not page.has_more:
            return out
        cursor = page.cursor


@task
def ask(customer: dict) -> None:
    delighted.api_key = secret("delighted")
    delighted.Person.create(
        email=customer["email"],
        name=customer["name"],
        delay=3600,
        properties={"MRR": customer["mrr"], "Plan": ", ".join(customer["plan"] or [])},
    )


@flow(name="nps-ask")
def ask_everyone():
    customers = paying_customers()
    ask.map(customers)


# --- what came back ---------------------------------------------------------


@task(retries=2)
def nps_answers(hours: int) -> list[Answer]:
    delighted.api_key = secret("delighted")
    since = int((datetime.utcnow() - timedelta(hours=hours)).timestamp())
    answers, page = [], 1
    while True:
        batch = delighted.SurveyResponse.all(since=since, page=page, per_page=100, expand=["person"])
        if not batch:
            break
        for r in batch:
            answers.append(Answer(r.person.email, r.score, r.comment or "", r.created_at, dict(r.person_properties or {})))
        page += 1
    return answers


@task
def to_intercom(answers: list[Answer]) -> int:
    send = intercom_events()
    for a in answers:
        send({
            "event_name": "nps-" + a.group,
            "created_at": a.when,
            "email": a.email,
            "metadata": {"score": a.score, "comment": a.comment[:250]},
        })
    return len(answers)


@task(retries=1)
def onboarding_answers() -> list[dict]:
    url = f"https://api.surveymonkey.com/v3/surveys/{ONBOARDING_SURVEY}/responses/bulk"
    head = {"Authorization": "Bearer " + secret("surveymonkey")}
    rows = []
    while url:
        body = requests.get(url, headers=head, params={"simple": "true", "per_page": 100}).json()
        for resp in body["data"]:
            user = resp["custom_variables"].get("uid")
            if not user:
                continue
            flat = {
                q["heading"]: q["answers"][0].get("simple_text") or q["answers"][0].get("text")
                for p in resp["pages"]
                for q in p["questions"]
            }
            rows.append({"user": user, "at": resp["date_modified"], "answers": flat})
        url = body["links"].get("next")
    return rows


@task
def to_posthog(rows: list[dict]) -> None:
    send = posthog_capture()
    for r in rows:
        send({
            "event": "onboarding survey",
            "distinct_id": r["user"],
            "timestamp": r["at"],
            "properties": {"$lib": "surveys", **r["answers"]},
        })


@flow(name="survey-collect")
def collect(hours: int = 24):
    log = get_run_logger()
    onboarding = onboarding_answers.submit()
    sent = to_intercom(nps_answers(hours))
    to_posthog(onboarding.result())
    log.info("sent %s NPS answers", sent)


if __name__ == "__main__":
    collect.serve(name="hourly", cron="5 * * * *", parameters={"hours": 1})
