import os

from celery import Celery
from celery.schedules import crontab

app = Celery("triage", broker=os.environ.get("CELERY_BROKER_URL"), include=["triage.tasks"])
app.conf.beat_schedule = {
    "poll": {"task": "triage.tasks.poll", "schedule": crontab(minute="*/15")},
}
