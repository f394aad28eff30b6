from fastapi import BackgroundTasks, FastAPI

from . import clients
from .schemas import Booking, CalEvent, TallyEvent

app = FastAPI(title="bookings")


async def save_activity(b: Booking) -> None:
    who, *guests = b.attendees
    async with clients.pipedrive() as pd:
        found = (await pd.get("/persons/search", params={"term": who.email, "fields": "email"})).json()
        items = found["data"]["items"]
        person = items[0]["item"]["id"] if items else None
        if person is None:
            made = await pd.post("/persons", json={"name": who.name, "email": [who.email]})
            person = made.json()["data"]["id"]
        await pd.post("/activities", json={
            "subject": b.title, "type": "meeting", "person_id": person,
            "due_date": f"{b.startTime:%Y-%m-%d}", "due_time": f"{b.startTime:%H:%M}",
            "note": (b.additionalNotes or "") + "".join(f"<br>guest {g.email}" for g in guests),
        })


async def save_person(answers: dict) -> None:
    body = {"data": {"values": {
        "email_addresses": [answers["email"]],
        "name": answers.get("name"),
        "description": answers.get("what do you need?", ""),
    }}}
    async with clients.attio() as at:
        r = await at.put("/objects/people/records", params={"matching_attribute": "email_addresses"}, json=body)
        r.raise_for_status()
        link = r.json()["data"]["web_url"]
    await clients.discord(f"New enquiry from {answers.get('name', 'somebody')}: <{link}>")


@app.post("/hooks/cal")
async def cal(ev: CalEvent, bg: BackgroundTasks):
    if ev.triggerEvent == "BOOKING_CREATED":
        bg.add_task(save_activity, ev.payload)
    await clients.posthog(ev.triggerEvent.lower(), ev.payload.attendees[0].email, title=ev.payload.title)
    return {"ok": True}


@app.post("/hooks/tally")
async def tally(ev: TallyEvent, bg: BackgroundTasks):
    if (answers := ev.data.flat()).get("email"):
        bg.add_task(save_person, answers)
    return {"ok": True}
