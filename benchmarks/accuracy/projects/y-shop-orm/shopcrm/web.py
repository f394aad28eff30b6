import os
import secrets
from typing import Annotated, Literal

from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from .db import Customer, Order, engine, unit_of_work

app = FastAPI()


class BrevoEvent(BaseModel):
    event: Literal["unsubscribed", "spam", "hard_bounce", "delivered", "opened", "click"]
    email: str
    ts_event: int | None = None


def session():
    with Session(engine) as s:
        yield s


def guard(x_token: Annotated[str, Header()]) -> None:
    if not secrets.compare_digest(x_token, os.environ["HOOK_TOKEN"]):
        raise HTTPException(403)


def opt_out(email: str) -> None:
    with unit_of_work() as s:
        s.execute(update(Customer).where(Customer.email == email.lower()).values(opted_out=True))


@app.post("/hooks/brevo", dependencies=[Depends(guard)], status_code=202)
def brevo(ev: BrevoEvent, bg: BackgroundTasks):
    if ev.event in {"unsubscribed", "spam", "hard_bounce"}:
        bg.add_task(opt_out, ev.email)


@app.get("/stats")
def stats(s: Annotated[Session, Depends(session)]):
    return {
        "customers": s.scalar(select(func.count(Customer.id))),
        "revenue": s.scalar(select(func.sum(Order.total))),
    }
