import os

from celery import Celery
from celery.schedules import crontab

app = Celery("dunning", broker=os.environ.get("BROKER_URL", "redis://localhost:6379/0"),
             include=["dunning.tasks"])

app.conf.beat_schedule = {
    "find-overdue": {"task": "dunning.tasks.find_overdue", "schedule": crontab(hour=8, minute=0)},
    "opt-outs": {"task": "dunning.tasks.refresh_opt_outs", "schedule": crontab(minute=15)},
}
app.conf.timezone = "Europe/Amsterdam"
