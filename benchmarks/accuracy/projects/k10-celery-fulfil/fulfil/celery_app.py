import os

from celery import Celery
from celery.schedules import crontab

app = Celery(
    "fulfil",
    broker=os.environ["BROKER_URL"],
    include=["fulfil.tasks.orders", "fulfil.tasks.shipping", "fulfil.tasks.books"],
)
app.conf.task_acks_late = True
app.conf.beat_schedule = {
    "pick-up-orders": {"task": "fulfil.tasks.orders.pick_up", "schedule": crontab(minute="*/10")},
    "label-check": {"task": "fulfil.tasks.books.label_check", "schedule": crontab(hour=6, minute=0)},
}
