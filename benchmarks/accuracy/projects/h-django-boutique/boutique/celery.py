import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boutique.settings")
app = Celery("boutique")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "labels": {"task": "shop.tasks.buy_labels", "schedule": crontab(minute="*/20")},
}
