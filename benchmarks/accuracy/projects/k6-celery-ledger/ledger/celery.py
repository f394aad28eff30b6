import os

from celery import Celery
from celery.schedules import crontab

app = Celery("ledger", broker=os.environ.get("REDIS_URL", "redis://redis:6379/0"))
app.autodiscover_tasks(["ledger"])
app.conf.beat_schedule = {
    "invoices": {"task": "ledger.tasks.nightly_invoices", "schedule": crontab(hour=2, minute=0)},
    "payouts": {"task": "ledger.tasks.nightly_payouts", "schedule": crontab(hour=2, minute=30)},
}
