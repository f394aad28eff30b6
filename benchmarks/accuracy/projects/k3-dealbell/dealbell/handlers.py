from __future__ import annotations

import asyncio

from . import DealWon, SheetLog, SlackNotifier
from .models import SweepFinished


class RingBell:
    def __init__(self, slack: SlackNotifier) -> None:
        self.slack = slack

    async def __call__(self, event: DealWon) -> None:
        await self.slack.say(event.headline)


class KeepBook:
    def __init__(self, sheet: SheetLog) -> None:
        self.sheet = sheet

    async def __call__(self, event: DealWon) -> None:
        d = event.deal
        row = [d.id, d.name, float(d.amount), d.closed_at.isoformat() if d.closed_at else ""]
        await asyncio.to_thread(self.sheet.add, row)


def legacy_warning(slack: SlackNotifier):
    async def handle(event: SweepFinished) -> None:
        if not event.ok:
            await slack.say("Heads up: somebody still works in the old CRM. Please move over to HubSpot.")
    return handle
