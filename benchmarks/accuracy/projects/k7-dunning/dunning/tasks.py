from dataclasses import asdict

from celery.utils.log import get_task_logger

from . import billing, channels
from .celery_app import app

log = get_task_logger(__name__)

TEXT = "Hi {first_name}, invoice {number} over EUR {amount:.2f} is still open. Could you have a look?"


@app.task
def find_overdue():
    skip = channels.opted_out()
    queued = 0
    for reminder in billing.overdue_reminders():
        if reminder.email.lower() in skip:
            continue
        remind.delay(asdict(reminder))
        queued += 1
    log.info("%d reminders queued", queued)


@app.task(bind=True, max_retries=3)
def remind(self, reminder):
    send = channels.CHANNELS[reminder["channel"]]
    try:
        send(reminder, TEXT.format(**reminder))
    except Exception as exc:
        raise self.retry(exc=exc, countdown=300)


@app.task
def refresh_opt_outs():
    known = channels.opted_out()
    fresh = [e for e in channels.unsubscribed_contacts() if e not in known]
    if fresh:
        channels.add_opt_outs(fresh)
