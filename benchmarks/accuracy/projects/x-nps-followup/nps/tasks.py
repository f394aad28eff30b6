from celery import Celery

from . import crm, desk
from .settings import settings

app = Celery("nps", broker=settings.broker_url)


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=5)
def handle_score(email, score, comment):
    contact = crm.find_contact(email)
    if contact:
        crm.set_properties(contact.id, nps_score=str(score), nps_comment=comment or "")
    if score <= 6:
        company = contact.properties.get("company") if contact else None
        title = f"NPS {score} from {company or email}"
        desk.open_conversation(email, title, comment or "(no comment)", ["nps", "detractor"])


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=5)
def handle_booking(email, event_name, start):
    contact = crm.find_contact(email)
    if contact is None:
        return
    crm.add_note(contact.id, f"Booked: {event_name} at {start}", start)
