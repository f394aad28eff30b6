import os

from celery import Celery

app = Celery(
    "escalations",
    broker=os.getenv("AMQP_URL", "amqp://guest@rabbit//"),
    backend="rpc://",
    include=["escalations.tasks.collect", "escalations.tasks.file_bug", "escalations.tasks.tell", "escalations.flow"],
)
app.conf.task_routes = {"escalations.tasks.tell.*": {"queue": "notify"}}
app.conf.beat_schedule = {
    "every-10-min": {"task": "escalations.flow.kickoff", "schedule": 600.0},
    "oncall": {"task": "escalations.tasks.tell.oncall_reminder", "schedule": 86400.0},
}
