from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func

from .models import Account, Event

WEIGHTS = {"login": 1, "export": 4, "invite_user": 6, "api_call": 0.1}


@dataclass
class Score:
    account: Account
    value: int
    support_load: int = 0

    @property
    def band(self):
        if self.value > 70:
            return "green"
        return "amber" if self.value > 35 else "red"


def usage(session, account, days=30):
    since = datetime.utcnow() - timedelta(days=days)
    rows = (session.query(Event.name, func.count(Event.id))
            .filter(Event.account_id == account.id, Event.at >= since)
            .group_by(Event.name))
    return sum(WEIGHTS.get(name, 0) * n for name, n in rows)


def score(session, account, open_convs):
    points = min(100, int(usage(session, account)))
    points -= 5 * open_convs
    return Score(account, max(points, 0), open_convs)
