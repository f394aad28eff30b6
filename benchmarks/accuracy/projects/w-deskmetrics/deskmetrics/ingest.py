import time

from .bus import bus
from .intercom import opened, reply_secs
from .models import Conversation

SLA_SECS = {"Enterprise": 900, "Pro": 3600}
DEFAULT_SLA = 4 * 3600


class Ingest:
    def __init__(self, inbox, repo, lookback=2 * 3600):
        self.inbox = inbox
        self.repo = repo
        self.lookback = lookback

    def _build(self, conv, teams):
        team = teams.get(str(conv.get("team_assignee_id")), "Unassigned")
        waited = reply_secs(conv) or int(time.time() - conv["created_at"])
        return Conversation(
            id=conv["id"], team=team, state=conv["state"], opened_at=opened(conv),
            first_reply_secs=reply_secs(conv), breached=waited > SLA_SECS.get(team, DEFAULT_SLA),
        ), waited

    def run(self):
        teams = self.inbox.teams()
        known = self.repo.known_breaches()
        rows = []
        for conv in self.inbox.updated_since(time.time() - self.lookback):
            row, waited = self._build(conv, teams)
            rows.append(row)
            if row.breached and row.state == "open" and row.id not in known:
                bus.emit("sla.breached", conversation=row.id, team=row.team, waited=waited)
        self.repo.save(rows)
        bus.emit("ingest.finished", count=len(rows))
