from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Protocol


@dataclass(frozen=True, slots=True)
class CampaignSpend:
    campaign_id: str
    name: str
    status: str
    spent: float


@dataclass(frozen=True, slots=True)
class Verdict:
    campaign: CampaignSpend
    budget: float

    @property
    def ratio(self) -> float:
        return self.campaign.spent / self.budget if self.budget else float("inf")

    def exceeds(self, limit: float) -> bool:
        return self.ratio >= limit


class AdPlatform(Protocol):
    def month_to_date(self) -> Iterable[CampaignSpend]: ...

    def pause(self, campaign_id: str) -> None: ...


class BudgetBook(Protocol):
    def budgets(self) -> dict[str, float]: ...


class Notifier(Protocol):
    def tell(self, verdicts: list[Verdict], paused: bool) -> None: ...
