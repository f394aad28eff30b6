import os

from celery import Celery
from celery.schedules import crontab

app = Celery("reviewflow", broker=os.environ.get("BROKER_URL", "redis://localhost:6379/0"),
             include=["reviewflow.tasks"])

app.conf.beat_schedule = {
    "reviews": {"task": "reviewflow.tasks.pull_reviews", "schedule": crontab(minute="*/15")},
    "subs": {"task": "reviewflow.tasks.check_subscriptions", "schedule": crontab(hour=6, minute=0)},
    "winners": {"task": "reviewflow.tasks.loyal_customers", "schedule": crontab(hour=7, minute=30)},
}
