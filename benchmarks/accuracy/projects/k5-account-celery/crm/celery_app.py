import os

from celery import Celery
from celery.schedules import crontab

app = Celery("crm", broker=os.environ.get("BROKER_URL", "redis://localhost:6379/0"), include=["crm.tasks"])

app.conf.beat_schedule = {
    "accounts": {"task": "crm.tasks.sync_accounts", "schedule": crontab(minute=0, hour="*/2")},
    "list-size": {"task": "crm.tasks.weekly_list_size", "schedule": crontab(minute=0, hour=9, day_of_week="mon")},
}
