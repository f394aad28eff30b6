import os

from slack_sdk import WebClient
from sqlalchemy import func, select

from .models import PayoutLine, Session


def main():
    with Session() as s:
        n, gross = s.execute(
            select(func.count(), func.coalesce(func.sum(PayoutLine.gross), 0))
            .where(PayoutLine.kind == "charge", PayoutLine.reference.is_(None))
        ).one()
    if n:
        WebClient(os.environ["SLACK_TOKEN"]).chat_postMessage(
            channel=os.environ.get("SLACK_CHANNEL", "#finance"),
            text=f"{n} charges without order number ({gross / 100:.2f})",
        )


if __name__ == "__main__":
    main()
