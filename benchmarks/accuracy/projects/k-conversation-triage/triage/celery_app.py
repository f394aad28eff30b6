import os

from celery import Celery

app = Celery("triage", broker=os.environ.get("CELERY_BROKER_URL", "redis://localhost:6379/0"),
             include=["triage.tasks"])
app.conf.beat_schedule = {
    "poll": {"task": "triage.tasks.poll", "schedule": 300.0},
    "digest": {"task": "triage.tasks.digest", "schedule": 86400.0},
}
