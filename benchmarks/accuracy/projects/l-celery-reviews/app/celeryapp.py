import os

from celery import Celery
from celery.schedules import crontab

app = Celery("reviews", broker=os.environ.get("AMQP_URL", "amqp://guest@rabbit//"), include=["app.tasks"])
app.conf.beat_schedule = {
    "collect": {"task": "app.tasks.collect", "schedule": crontab(minute=15)},
    "digest": {"task": "app.tasks.digest", "schedule": crontab(hour=7, minute=0, day_of_week="mon")},
}
