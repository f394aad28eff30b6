import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .ports import Announcer, Draft, Ledger, Line, Rates, TimeSource

CENT = Decimal("0.01")


@dataclass
class ProjectTerms:
    harvest: int
    freshbooks_customer: int
    currency: str
    rate: int


class BillMonth:
    def __init__(self, time: TimeSource, ledger: Ledger, rates: Rates, announcer: Announcer, home: str):
        self._time, self._ledger, self._rates = time, ledger, rates
        self._announcer = announcer
        self._home = home

    async def __call__(self, terms: list[ProjectTerms], start: date, end: date):
        results = await asyncio.gather(*[self._one(t, start, end) for t in terms], return_exceptions=True)
        done = [r for r in results if isinstance(r, str)]
        if done:
            await self._announcer.say("\n".join(["Invoices drafted:"] + done))
        for r in results:
            if isinstance(r, Exception):
                raise r

    async def _one(self, t: ProjectTerms, start, end):
        draft = await self._draft(t, start, end)
        if draft is None:
            return None
        number = await self._ledger.create(draft)
        link = await self._ledger.public_link(number)
        return f"- {draft.client}: {draft.hours} h, {link}"

    async def _draft(self, t: ProjectTerms, start, end):
        per_task = defaultdict(list)
        client = ""
        async for e in self._time.entries(t.harvest, start, end):
            per_task[e.task].append(e)
            client = e.client
        if not per_task:
            return None
        fx = await self._rates.rate(self._home, t.currency, end)
        unit = (Decimal(t.rate) * fx).quantize(CENT, ROUND_HALF_UP)
        draft = Draft(customer=t.freshbooks_customer, client=client, currency=t.currency)
        for task, entries in sorted(per_task.items()):
            people = ", ".join(sorted({e.person for e in entries}))
            draft.lines.append(Line(task, people, sum(e.hours for e in entries), unit))
        return draft
