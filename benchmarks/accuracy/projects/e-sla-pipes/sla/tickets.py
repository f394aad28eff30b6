import os
from dataclasses import dataclass
from datetime import datetime, timezone

import httpx
from sqlalchemy import create_engine, text


@dataclass
class Ticket:
    number: str
    title: str
    customer: int
    created: datetime
    escalation_at: datetime | None
    tier: str = "none"

    @property
    def overdue(self) -> int:
        if self.escalation_at is None:
            return 0
        return int((datetime.now(timezone.utc) - self.escalation_at).total_seconds() // 60)


def _ts(s):
    return datetime.fromisoformat(s.replace("Z", "+00:00")) if s else None


def open_tickets():
    with httpx.Client(
        base_url=os.environ["ZAMMAD_URL"],
        headers={"Authorization": f"Token token={os.environ['ZAMMAD_TOKEN']}"},
    ) as c:
        page = 1
        while rows := c.get("/api/v1/tickets/search", params={
            "query": "state.name:(new OR open)", "page": page, "per_page": 100, "expand": "true",
        }).json():
            for t in rows:
                yield Ticket(
                    t["number"], t["title"], t["customer_id"], _ts(t["created_at"]), _ts(t["escalation_at"])
                )
            page += 1


def tiers():
    engine = create_engine(os.environ.get("CONTRACTS_DB", "mysql+pymysql://ro@contracts/contracts"))
    with engine.connect() as con:
        rows = con.execute(text("SELECT zammad_customer, tier FROM contract WHERE ends > CURRENT_DATE"))
        return dict(rows.tuples().all())
