from datetime import datetime, timedelta

from prefect import flow

from nps.digest import send_digest
from nps.followup import annotate, open_conversations
from nps.store import load, weekly_score
from nps.surveys import responses

BUSY = 400


@flow(name="nps-daily")
def daily(days: int = 1) -> None:
    rows = responses(datetime.now() - timedelta(days=days))
    if not rows:
        return
    load(rows)
    # support asked us to leave them alone on busy days
    if open_conversations() < BUSY:
        annotate([r for r in rows if r["SCORE"] <= 6])


@flow(name="nps-weekly")
def weekly() -> None:
    send_digest(weekly_score())


if __name__ == "__main__":
    daily()
    if datetime.now().weekday() == 0:
        weekly()
