import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")

app = Celery("hiring")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["hiring"])
app.conf.beat_schedule = {
    "monday": {"task": "hiring.tasks.starters_this_week", "schedule": crontab(hour=8, minute=0, day_of_week=1)},
}
