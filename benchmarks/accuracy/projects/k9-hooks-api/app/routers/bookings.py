"""Calendly."""
import os

from fastapi import APIRouter, BackgroundTasks, Header, HTTPException

from app.schemas import CalendlyHook, Contact, Invitee
from app.services import linear_issue, summarise, sync_contact

router = APIRouter()


async def new_booking(invitee: Invitee) -> None:
    first, _, last = invitee.name.partition(" ")
    answers = "\n".join(f"{qa.question}: {qa.answer}" for qa in invitee.questions_and_answers)
    wish = await summarise(answers) if answers else ""
    await sync_contact(Contact(email=invitee.email, first=first, last=last, note=wish, source="calendly"))
    if invitee.scheduled_event.name == "Onboarding call":
        await linear_issue(f"Onboarding {invitee.name}", f"{invitee.scheduled_event.start_time}\n\n{wish}")


@router.post("/calendly", status_code=202)
async def calendly(hook: CalendlyHook, tasks: BackgroundTasks, x_token: str = Header(...)):
    if x_token != os.environ["CALENDLY_TOKEN"]:
        raise HTTPException(403)
    if hook.event == "invitee.created":
        tasks.add_task(new_booking, hook.payload)
    return {"ok": True}
