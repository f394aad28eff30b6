from datetime import date, timedelta

from prefect import flow, get_run_logger, task

from .cards import Brex, Ramp
from .models import CardSpend
from .outputs import QuickBooks, post_pnl, receipt_tasks
from .repo import SpendRepository
from .settings import Settings


@task(retries=2, retry_delay_seconds=60)
def brex_spend(cfg: Settings, start: date, end: date) -> list[CardSpend]:
    return Brex(cfg.brex).spend(start, end)


@task(retries=2, retry_delay_seconds=60)
def ramp_spend(cfg: Settings, start: date, end: date) -> list[CardSpend]:
    return Ramp(cfg.ramp).spend(start, end)


@task
def chase_receipts(cfg: Settings, items: list[CardSpend]) -> None:
    # Brex chases people by itself, Ramp is set to silent
    receipt_tasks([i for i in items if not i.has_receipt and i.amount > 25], cfg)


@flow(name="card-import")
def card_import(days: int = 3):
    cfg, today = Settings(), date.today()
    repo = SpendRepository(cfg.database_url)
    args = (cfg, today - timedelta(days=days), today)
    brex, ramp = brex_spend(*args), ramp_spend(*args)
    repo.save(brex + ramp)
    chase_receipts(cfg, ramp)
    get_run_logger().info("brex %s, ramp %s", len(brex), len(ramp))


@flow(name="month-close")
def month_close(month: str | None = None):
    cfg = Settings()
    first = date.fromisoformat(f"{month}-01") if month else \
        (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)

    qb = QuickBooks(cfg.qbo)
    rows = SpendRepository(cfg.database_url).booked(first)
    if rows:
        qb.journal_entry(rows, last)
    post_pnl(cfg.mattermost_hook, f"{first:%Y-%m}", qb.profit_and_loss(first, last))


if __name__ == "__main__":
    card_import()
