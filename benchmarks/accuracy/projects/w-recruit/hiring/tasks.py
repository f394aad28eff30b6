import datetime

import requests
from celery import chain, shared_task
from django.conf import settings
from slack_sdk import WebClient

from .models import Hire

session = requests.Session()


def _candidate(cid):
    r = session.get(f"https://harvest.greenhouse.io/v1/candidates/{cid}", auth=(settings.GREENHOUSE_KEY, ""))
    r.raise_for_status()
    return r.json()


def _bamboo(method, path, **kw):
    sub, key = settings.BAMBOO
    r = session.request(method, f"https://api.bamboohr.com/api/gateway.php/{sub}/v1/{path}", auth=(key, "x"),
                        headers={"Accept": "application/json"}, **kw)
    r.raise_for_status()
    return r


@shared_task(bind=True, max_retries=5, default_retry_delay=120)
def provision(self, pk):
    try:
        chain(create_employee.s(pk), announce.s())()
    except requests.RequestException as exc:
        raise self.retry(exc=exc)


@shared_task
def create_employee(pk):
    hire = Hire.objects.get(pk=pk)
    cand = _candidate(hire.candidate_id)
    phones = cand.get("phone_numbers") or [{}]
    r = _bamboo("POST", "employees/", json={
        "firstName": cand["first_name"],
        "lastName": cand["last_name"],
        "homeEmail": next((e["value"] for e in cand["email_addresses"] if e["type"] == "personal"), None),
        "mobilePhone": phones[0].get("value"),
        "jobTitle": hire.job_title,
        "hireDate": hire.start_date.isoformat(),
    })
    hire.employee_id = r.headers["Location"].rsplit("/", 1)[-1]
    hire.save(update_fields=["employee_id"])
    return pk


@shared_task
def announce(pk):
    hire = Hire.objects.get(pk=pk)
    WebClient(token=settings.SLACK_TOKEN).chat_postMessage(
        channel=settings.PEOPLE_CHANNEL,
        text=f":wave: {hire.full_name} joins us as {hire.job_title} on {hire.start_date:%d %B}",
    )


@shared_task
def starters_this_week():
    today = datetime.date.today()
    until = today + datetime.timedelta(days=6)
    names = []
    for hire in Hire.objects.filter(start_date__range=(today, until)).exclude(employee_id=""):
        emp = _bamboo("GET", f"employees/{hire.employee_id}", params={"fields": "displayName,location,supervisor"}).json()
        names.append("{displayName} ({location}), buddy up with {supervisor}".format(**emp))
    if names:
        WebClient(token=settings.SLACK_TOKEN).chat_postMessage(
            channel=settings.PEOPLE_CHANNEL, text="Starting this week:\n" + "\n".join(names))
