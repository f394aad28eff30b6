from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from .events import Churned, Event, Joined, PlanChanged
from .ports import Announcer, Conversations, Feed, Profiles


@dataclass(slots=True)
class Router:
    feeds: Iterable[Feed]
    profiles: Profiles
    inbox: Conversations
    chat: Announcer

    def run(self, since: datetime) -> int:
        done = 0
        for ev in chain.from_iterable(f.since(since) for f in self.feeds):
            self.handle(ev)
            done += 1
        return done

    def handle(self, ev: Event) -> None:
        match ev:
            case PlanChanged(account=acc, plan=plan, mrr_cents=cents) if cents > 0:
                self.profiles.identify(acc, {"email": ev.email, "plan": plan, "mrr": cents / 100})
                self.profiles.emit(acc, "plan_changed", {"plan": plan, "at": int(ev.at.timestamp())})
            case PlanChanged():
                pass
            case Churned(email=email, reason=None):
                self.inbox.open(email, "We are sorry to see you go. Would you tell us why?")
            case Churned(account=acc, email=email, reason=reason):
                self.profiles.emit(acc, "churned", {"reason": reason})
            case Joined(name, team, starts):
                self.chat.announce(f"*{name}* joins {team} on {starts}")
