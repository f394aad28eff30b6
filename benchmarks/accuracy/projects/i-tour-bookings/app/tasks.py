import os

from celery import Celery

from . import crm, guides, mail
from .schemas import Event

celery_app = Celery("tours", broker=os.getenv("CELERY_BROKER", "redis://redis/0"))
celery_app.conf.task_acks_late = True


@celery_app.task(bind=True, max_retries=5)
def dispatch(self, raw):
    ev = Event(**raw)
    for step in STEPS.get(ev.type, []):
        step.delay(ev.booking.model_dump(mode="json"))


@celery_app.task(autoretry_for=(Exception,), retry_backoff=True)
def to_crm(b):
    guest = b["lead_guest"]
    contact = crm.upsert_contact(guest["email"], FirstName=guest["first_name"], LastName=guest["last_name"], Phone=guest["phone"])
    crm.upsert_opportunity(b["booking_ref"], {
        "Name": f"{b['tour_code']} {guest['last_name']} x{b['pax']}",
        "StageName": "Closed Won",
        "CloseDate": b["start"],
        "Amount": b["total"],
        "Primary_Contact__c": contact,
    })


@celery_app.task
def cancel_crm(b):
    crm.upsert_opportunity(b["booking_ref"], {"StageName": "Cancelled"})


@celery_app.task
def guide_calendar(b):
    guide = guides.on_duty(b["tour_code"], b["start"])
    if guide is None:
        mail.plain("ops@tours.example", "No guide", "A booking has no guide, look into Rezdy.")
        return
    guides.block(guide, b["start"], b["end"], summary=f"{b['tour_name']} ({b['pax']} pax)")


@celery_app.task
def confirmation(b):
    mail.template(b["lead_guest"]["email"], 4711203, {
        "first_name": b["lead_guest"]["first_name"], "tour": b["tour_name"], "start": b["start"], "ref": b["booking_ref"]})


STEPS = {
    "booking.created": [to_crm, guide_calendar, confirmation],
    "booking.cancelled": [cancel_crm],
}
