import os

from celery import Celery
from celery.schedules import crontab

app = Celery("escalations", broker=os.environ.get("BROKER", "redis://redis:6379/0"), include=["escalations.tasks"])
app.conf.task_serializer = "json"
app.conf.beat_schedule = {
    "escalate": {"task": "escalations.tasks.kick", "schedule": 300.0},
    "close-loop": {"task": "escalations.tasks.close_loop", "schedule": crontab(minute="*/20")},
}
