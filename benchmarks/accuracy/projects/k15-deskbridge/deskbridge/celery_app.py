from celery import Celery
from celery.schedules import crontab

from deskbridge import config

app = Celery("deskbridge", broker=config.BROKER_URL, include=["deskbridge.tasks"])
app.conf.task_ignore_result = True
app.conf.beat_schedule = {
    "fixed-bugs": {
        "task": "deskbridge.tasks.report_fixed",
        "schedule": crontab(hour=7, minute=30, day_of_week="mon-fri"),
    },
}
