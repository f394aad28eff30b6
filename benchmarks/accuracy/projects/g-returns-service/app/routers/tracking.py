from fastapi import APIRouter, Depends, Request

from app.repositories.returns import ReturnRepo
from app.services.desk import Desk
from app.services.mail import Mailer

router = APIRouter()


@router.post("/shippo")
async def shippo_event(
    request: Request,
    repo: ReturnRepo = Depends(),
    desk: Desk = Depends(),
    mailer: Mailer = Depends(),
):
    payload = await request.json()
    if payload.get("event") != "track_updated":
        return {}
    data = payload["data"]
    status = data["tracking_status"]["status"]
    ret = await repo.by_tracking(data["tracking_number"])
    if ret is None:
        return {}
    await repo.mark(data["tracking_number"], status)
    if status == "DELIVERED":
        await desk.note(ret["ticket"], f"Parcel arrived: {data['tracking_status']['status_details']}", solved=True)
        await mailer.send(ret["email"], "We have your return", "The refund takes three working days.")
    return {"status": status}
