import os

from celery import Celery
from celery.schedules import crontab

app = Celery("stock", broker=os.environ.get("REDIS_URL", "redis://localhost:6379/0"), include=["stock.tasks"])
app.conf.task_acks_late = True
app.conf.beat_schedule = {
    "levels": {"task": "stock.tasks.sync_levels", "schedule": crontab(minute="*/15")},
    "orders": {"task": "stock.tasks.pull_orders", "schedule": crontab(minute="*/5")},
}
