import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "club.settings")
app = Celery("club")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "birthday": {"task": "members.tasks.birthday_cards", "schedule": crontab(hour=7, minute=0)},
}
