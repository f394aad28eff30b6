import os
from datetime import date, timedelta

import requests
from celery import Celery
from celery.schedules import crontab

import mc
import pd_api

app = Celery("crm", broker=os.getenv("REDIS_URL", "redis://localhost:6379/0"))
app.conf.beat_schedule = {
    "stale": {"task": "worker.remind_stale", "schedule": crontab(hour=8, minute=0, day_of_week="1-5")},
}

SIZE_SCORE = {"1-10": 1, "11-50": 3, "51-200": 6, "200+": 10}


@app.task(bind=True, max_retries=5)
def handle_demo_request(self, ans):
    try:
        person = pd_api.person(ans["email"], ans.get("name"), ans.get("phone"))
        score = SIZE_SCORE.get(ans.get("company_size"), 0)
        if score >= 3:
            pd_api.deal(
                title="Demo: %s" % (ans.get("company") or ans["email"]),
                person_id=person["id"],
                source=ans["utm"].get("utm_source"),
                score=score,
            )
    except requests.RequestException as exc:
        raise self.retry(exc=exc, countdown=60 * 2 ** self.request.retries)
    subscribe.delay(ans["email"], ans.get("name") or "", "hot" if score >= 6 else "nurture")


@app.task(autoretry_for=(Exception,), retry_backoff=True)
def subscribe(email, name, tag):
    mc.upsert(email, name)
    mc.tag(email, tag)


@app.task
def remind_stale():
    limit = date.today() - timedelta(days=14)
    stale = [d for d in pd_api.open_deals() if (d.get("last_activity_date") or "2000-01-01") < limit.isoformat()]
    for d in stale:
        pd_api.activity(d["id"], d["user_id"]["id"], "Follow up!")
    if stale:
        lines = ["- %s (%s)" % (d["title"], d["owner_name"]) for d in stale]
        requests.post(
            os.environ["TEAMS_WEBHOOK"],
            json={"title": "%d stale deals" % len(stale), "text": "\n\n".join(lines)},
        )
