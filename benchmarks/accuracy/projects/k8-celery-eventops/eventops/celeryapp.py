import os

from celery import Celery, Task
from celery.schedules import crontab

app = Celery("eventops", broker=os.environ.get("BROKER_URL", "redis://localhost/3"), include=["eventops.tasks"])
app.conf.beat_schedule = {
    "bookings": {"task": "eventops.tasks.bookings_to_crm", "schedule": crontab(minute="*/15")},
    "registrants": {"task": "eventops.tasks.attendees_to_webinar", "schedule": crontab(minute=5)},
    "attendance": {"task": "eventops.tasks.attendance_to_sheet", "schedule": crontab(hour=3, minute=0)},
}


class ClientTask(Task):
    """Task whose vendor clients live as long as the worker process."""

    abstract = True
    needs = ()
    _made = {}

    def client(self, cls):
        if cls not in self.needs:
            raise RuntimeError("%s did not ask for %s" % (self.name, cls.__name__))
        if cls not in ClientTask._made:
            ClientTask._made[cls] = cls()
        return ClientTask._made[cls]
