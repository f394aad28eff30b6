from fastapi import APIRouter, BackgroundTasks, Depends

from app.repositories.returns import ReturnRepo
from app.schemas import ReturnIn
from app.services.desk import Desk
from app.services.labels import LabelService
from app.services.mail import Mailer

router = APIRouter()


@router.post("", status_code=201)
async def create(
    body: ReturnIn,
    tasks: BackgroundTasks,
    labels: LabelService = Depends(),
    desk: Desk = Depends(),
    repo: ReturnRepo = Depends(),
    mailer: Mailer = Depends(),
):
    label = await labels.buy(body.address)
    ticket = await desk.open(f"Return {body.order_no}", body.reason, body.email)
    await repo.add({**body.model_dump(), "label": label.model_dump(), "ticket": ticket, "status": "open"})
    tasks.add_task(mailer.send, body.email, "Your return label", f"Print it here: {label.url}")
    return {"ticket": ticket}
