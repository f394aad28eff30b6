from __future__ import annotations

import logging

from .domain import AdPlatform, BudgetBook, Notifier, Verdict

log = logging.getLogger(__name__)


class BudgetGuard:
    def __init__(
        self, platform: AdPlatform, book: BudgetBook, notifier: Notifier, *, warn_at: float = 0.9, stop_at: float = 1.0
    ) -> None:
        self._platform = platform
        self._book = book
        self._notifier = notifier
        self._warn_at = warn_at
        self._stop_at = stop_at

    def _verdicts(self) -> list[Verdict]:
        budgets = self._book.budgets()
        verdicts = []
        for spend in self._platform.month_to_date():
            budget = budgets.get(spend.name.lower())
            if budget is None:
                log.info("no budget for %s", spend.name)
                continue
            verdicts.append(Verdict(spend, budget))
        return verdicts

    def run(self) -> None:
        verdicts = self._verdicts()
        stop = [v for v in verdicts if v.exceeds(self._stop_at)]
        warn = [v for v in verdicts if v not in stop and v.exceeds(self._warn_at)]
        for verdict in stop:
            self._platform.pause(verdict.campaign.campaign_id)
        if stop:
            self._notifier.tell(stop, paused=True)
        if warn:
            self._notifier.tell(warn, paused=False)
